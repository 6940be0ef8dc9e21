-- The Träger's catalogue of models. A device copies maker, name and class, so that a later change rewrites no history.
CREATE TABLE device_model (
  tenant_id    text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid   NOT NULL,
  maker        text   NOT NULL,
  name         text   NOT NULL,
  device_class text   NOT NULL,
  life_years   int    CHECK (life_years BETWEEN 1 AND 30),
  price_cents  bigint CHECK (price_cents >= 0),
  version      bigint NOT NULL,
  epoch        int    NOT NULL DEFAULT 0,
  CONSTRAINT pk_device_model PRIMARY KEY (tenant_id, id),
  CONSTRAINT uq_device_model_name UNIQUE (tenant_id, maker, name)
);
CREATE INDEX ix_device_model_name ON device_model (tenant_id, name, id);
CALL wall('device_model', 'tenant-wide');
CALL aggregate('device_model');
