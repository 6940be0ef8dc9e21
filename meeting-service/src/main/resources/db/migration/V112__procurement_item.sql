-- Projected from needs.procurement-item: what became of an agreement.
CREATE TABLE procurement_item (
  tenant_id    text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid   NOT NULL,
  schulnummer  text   NOT NULL,
  agreement_id uuid,
  quantity     int    NOT NULL,
  status       text   NOT NULL,
  order_number text,
  ordered_on   date,
  delivered    int    NOT NULL,
  in_service   int    NOT NULL,
  delivered_on date,
  epoch        int    NOT NULL,
  version      bigint NOT NULL,
  CONSTRAINT pk_procurement_item PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_procurement_item_agreement ON procurement_item (tenant_id, agreement_id) WHERE agreement_id IS NOT NULL;
CALL wall('procurement_item', 'school-bound');
CALL projected('procurement_item');
