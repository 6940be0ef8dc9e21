-- Who reads a talk (ADR 0026): its school ('school:165384', through those who hold one of the four functions there) and, by name
-- ('subject:…'), who comes for the Träger or as adviser. Written by the Träger's organisers and by the service's own workers alone.
CREATE TABLE object_reader (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  object_id uuid NOT NULL,
  reader    text NOT NULL,
  CONSTRAINT pk_object_reader PRIMARY KEY (tenant_id, reader, object_id)
);
CREATE INDEX ix_object_reader_object ON object_reader (tenant_id, object_id, reader);
CALL wall('object_reader', 'reader-list');
