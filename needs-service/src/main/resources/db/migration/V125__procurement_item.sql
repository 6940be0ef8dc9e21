-- One line of what is bought. delivered and in_service are what the devices that name the item count up to, written with the
-- projection of those devices. An agreement has at most one item, whatever happens to the service in between.
CREATE TABLE procurement_item (
  tenant_id         text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                uuid   NOT NULL,
  schulnummer       text   NOT NULL,
  agreement_id      uuid,
  need_id           uuid,
  jahr              int    NOT NULL,
  zieljahr          int    NOT NULL,
  device_class      text   NOT NULL,
  quantity          int    NOT NULL CHECK (quantity > 0),
  room_ids          uuid[] NOT NULL,
  jahrgang          text,
  status            text   NOT NULL CHECK (status IN ('PROPOSED', 'ORDERED', 'DELIVERED', 'CANCELLED')),
  order_number      text,
  ordered_on        date,
  delivered         int    NOT NULL DEFAULT 0 CHECK (delivered >= 0),
  in_service        int    NOT NULL DEFAULT 0 CHECK (in_service >= 0),
  delivered_on      date,
  need_submitted_on date,
  budget_cents      bigint,
  budget_line       text,
  due_on            date,
  due_key           date   NOT NULL GENERATED ALWAYS AS (coalesce(due_on, DATE '9999-12-31')) STORED,
  cancel_reason     text,
  epoch             int    NOT NULL DEFAULT 0,
  version           bigint NOT NULL,
  CONSTRAINT pk_procurement_item PRIMARY KEY (tenant_id, id),
  CONSTRAINT ck_procurement_item_order CHECK ((order_number IS NULL) = (ordered_on IS NULL)
                                              AND (status <> 'ORDERED' OR ordered_on IS NOT NULL)),
  CONSTRAINT ck_procurement_item_cancelled CHECK ((status = 'CANCELLED') = (cancel_reason IS NOT NULL))
);
CREATE UNIQUE INDEX uq_procurement_item_agreement ON procurement_item (tenant_id, agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX ix_procurement_item_school ON procurement_item (tenant_id, schulnummer, id);
CREATE INDEX ix_procurement_item_jahr ON procurement_item (tenant_id, jahr, id);
CREATE INDEX ix_procurement_item_zieljahr ON procurement_item (tenant_id, zieljahr, id);
CREATE INDEX ix_procurement_item_status ON procurement_item (tenant_id, status, id);
CREATE INDEX ix_procurement_item_need ON procurement_item (tenant_id, need_id) WHERE need_id IS NOT NULL;
CREATE INDEX ix_procurement_item_due ON procurement_item (tenant_id, due_key, id);
CALL wall('procurement_item', 'school-bound');
CALL aggregate('procurement_item');
