-- The request that made a change travels with its event, so that one id finds both in the logs.
ALTER TABLE outbox_event ADD COLUMN request_id text;
