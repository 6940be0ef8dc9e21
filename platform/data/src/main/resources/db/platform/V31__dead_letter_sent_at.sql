-- When the message was sent: a broker that lost everything counts its offsets from 0 again, and then they do not say which is newer.
ALTER TABLE dead_letter ADD COLUMN sent_at timestamptz;
