-- An address gets each message once. The sequence of an appointment does not tell messages apart: who is taken off a talk and comes back is
-- invited to the same appointment again.
ALTER TABLE mail ADD COLUMN invitation_id uuid;
DROP INDEX uq_mail_message;
CREATE UNIQUE INDEX uq_mail_invitation ON mail (tenant_id, invitation_id, recipient_key);
