-- Links by which calendars read talks. The hash of the secret alone is kept; a calendar has nothing but the link, so it is found
-- across tenants, by the platform's scope.
CREATE TABLE calendar_feed (
  tenant_id    text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  subject      text        NOT NULL DEFAULT current_setting('app.subject', true) CHECK (subject <> ''),
  id           uuid        NOT NULL,
  secret_hash  text        NOT NULL,
  schools      text[]      NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz,
  last_used_on date,
  epoch        int         NOT NULL DEFAULT 0,
  version      bigint      NOT NULL,
  CONSTRAINT pk_calendar_feed PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX uq_calendar_feed_secret ON calendar_feed (secret_hash);
CALL wall('calendar_feed', 'caller-bound');
CALL aggregate('calendar_feed');
