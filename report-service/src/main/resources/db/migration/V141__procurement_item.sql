-- Projected from needs.procurement-item: since when it was needed, and when all of it was there.
CREATE TABLE procurement_item (
  tenant_id         text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                uuid   NOT NULL,
  schulnummer       text   NOT NULL,
  agreement_id      uuid,
  quantity          int    NOT NULL,
  status            text   NOT NULL,
  delivered_on      date,
  need_submitted_on date,
  epoch             int    NOT NULL,
  version           bigint NOT NULL,
  CONSTRAINT pk_procurement_item PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_procurement_item_delivered_on ON procurement_item (tenant_id, delivered_on, schulnummer);
CREATE INDEX ix_procurement_item_agreement ON procurement_item (tenant_id, agreement_id);
CALL wall('procurement_item', 'school-bound');
CALL projected('procurement_item');
