-- Long work: imports and the like. A worker holds a lease; the lease token fences the commit of a worker that lost it.
CREATE TABLE job (
  tenant_id     text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id            uuid        NOT NULL,
  kind          text        NOT NULL,
  state         text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  subject       text        NOT NULL,
  parameters    jsonb       NOT NULL,
  done          bigint      NOT NULL DEFAULT 0,
  total         bigint,
  counts        jsonb       NOT NULL DEFAULT '{}',
  problem       text,
  problem_detail text,
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  expires_at    timestamptz NOT NULL,
  attempts      int         NOT NULL DEFAULT 0,
  lease_token   uuid,
  leased_until  timestamptz,
  cancel_asked  boolean     NOT NULL DEFAULT false,
  request_id    text        NOT NULL DEFAULT '',
  CONSTRAINT pk_job PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_job_open ON job (created_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX ix_job_created_at ON job (tenant_id, created_at, id);
CALL wall('job', 'tenant-work');

-- What a job reads and what it leaves: the uploaded file, the file of errors.
CREATE TABLE job_file (
  tenant_id  text  NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  job_id     uuid  NOT NULL,
  name       text  NOT NULL CHECK (name IN ('input', 'errors', 'result')),
  media_type text  NOT NULL,
  content    bytea NOT NULL,
  CONSTRAINT pk_job_file PRIMARY KEY (tenant_id, job_id, name),
  CONSTRAINT fk_job_file_job FOREIGN KEY (tenant_id, job_id) REFERENCES job ON DELETE CASCADE
);
CALL wall('job_file', 'tenant-work');
