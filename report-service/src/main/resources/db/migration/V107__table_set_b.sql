-- Table set B: a rebuild fills it from the topics while set A goes on being read and written; then each tenant is switched in one
-- transaction (ADR 0022). Nobody reads set B, so whatever the kind of the table beside it, a school scope sees nothing here.
CREATE TABLE traeger_next (LIKE traeger INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  CONSTRAINT pk_traeger_next PRIMARY KEY (tenant_id, id));
CREATE TABLE school_next (LIKE school INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  CONSTRAINT pk_school_next PRIMARY KEY (tenant_id, schulnummer));
CREATE TABLE room_next (LIKE room INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  CONSTRAINT pk_room_next PRIMARY KEY (tenant_id, id));
CREATE TABLE pupil_count_next (LIKE pupil_count INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  CONSTRAINT pk_pupil_count_next PRIMARY KEY (tenant_id, id));
CREATE TABLE device_next (LIKE device INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED,
  CONSTRAINT pk_device_next PRIMARY KEY (tenant_id, id));
CREATE TABLE watermark_next (LIKE watermark INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  CONSTRAINT pk_watermark_next PRIMARY KEY (tenant_id, topic));
CALL wall('traeger_next', 'tenant-internal');
CALL wall('school_next', 'tenant-internal');
CALL wall('room_next', 'tenant-internal');
CALL wall('pupil_count_next', 'tenant-internal');
CALL wall('device_next', 'tenant-internal');
CALL wall('watermark_next', 'tenant-internal');
