-- A table of each kind, as a service would declare it.
CREATE TABLE room (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true),
  id          uuid    NOT NULL,
  schulnummer text    NOT NULL,
  name        text    NOT NULL CHECK (name <> ''),
  epoch       int     NOT NULL DEFAULT 0,
  version     bigint  NOT NULL,
  CONSTRAINT pk_room PRIMARY KEY (tenant_id, id),
  CONSTRAINT uq_room_name UNIQUE (tenant_id, schulnummer, name)
);
CALL wall('room', 'school-bound');
CALL aggregate('room');

CREATE TABLE device_model (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true),
  id        uuid NOT NULL,
  CONSTRAINT pk_device_model PRIMARY KEY (tenant_id, id)
);
CALL wall('device_model', 'tenant-wide');

CREATE TABLE purchase (
  tenant_id text   NOT NULL DEFAULT current_setting('app.tenant', true),
  id        uuid   NOT NULL,
  model_id  uuid   NOT NULL,
  cents     bigint NOT NULL,
  CONSTRAINT pk_purchase PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_purchase_model FOREIGN KEY (tenant_id, model_id) REFERENCES device_model
);
CALL wall('purchase', 'tenant-internal');

CREATE TABLE directory_school (
  schulnummer text NOT NULL PRIMARY KEY,
  name        text NOT NULL
);
CALL wall('directory_school', 'shared');

CREATE TABLE released_figure (
  tenant_id    text    NOT NULL DEFAULT current_setting('app.tenant', true),
  id           uuid    NOT NULL,
  kreis_tenant text    NOT NULL,
  released     boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_released_figure PRIMARY KEY (tenant_id, id)
);
CALL wall('released_figure', 'kreis-released');

CREATE TABLE object_reader (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true),
  object_id uuid NOT NULL,
  reader    text NOT NULL,
  CONSTRAINT pk_object_reader PRIMARY KEY (tenant_id, reader, object_id)
);
CALL wall('object_reader', 'reader-list');

CREATE TABLE talk (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true),
  id        uuid NOT NULL,
  CONSTRAINT pk_talk PRIMARY KEY (tenant_id, id)
);
CALL wall('talk', 'reader-bound by id');

CREATE TABLE said (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true),
  id        uuid NOT NULL,
  talk_id   uuid NOT NULL,
  CONSTRAINT pk_said PRIMARY KEY (tenant_id, id)
);
CALL wall('said', 'readers-only by talk_id');

CALL projections();
CREATE TABLE offer (
  tenant_id text    NOT NULL DEFAULT current_setting('app.tenant', true),
  id        uuid    NOT NULL,
  published boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_offer PRIMARY KEY (tenant_id, id)
);
CALL wall('offer', 'kreis-offered');
