-- Procurement items whose devices are to be counted anew: noted by the projection of devices, whatever changes it (an event, a
-- rebuild, a tombstone), and taken away by who counts. A device that is moved to another item leaves a note for both.
CREATE TABLE delivery_due (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  item_id   text NOT NULL,
  device_id uuid NOT NULL,
  CONSTRAINT pk_delivery_due PRIMARY KEY (tenant_id, item_id, device_id)
);
CALL wall('delivery_due', 'tenant-internal', 'SELECT, INSERT, DELETE');

CREATE FUNCTION note_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.procurement_item_id IS NOT NULL THEN
    INSERT INTO delivery_due (item_id, device_id) VALUES (OLD.procurement_item_id, OLD.id) ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.procurement_item_id IS NOT NULL THEN
    INSERT INTO delivery_due (item_id, device_id) VALUES (NEW.procurement_item_id, NEW.id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_arrival AFTER INSERT ON device FOR EACH ROW
  WHEN (NEW.procurement_item_id IS NOT NULL) EXECUTE FUNCTION note_delivery();
CREATE TRIGGER note_change AFTER UPDATE ON device FOR EACH ROW
  WHEN ((OLD.procurement_item_id, OLD.status) IS DISTINCT FROM (NEW.procurement_item_id, NEW.status)) EXECUTE FUNCTION note_delivery();
CREATE TRIGGER note_removal AFTER DELETE ON device FOR EACH ROW
  WHEN (OLD.procurement_item_id IS NOT NULL) EXECUTE FUNCTION note_delivery();
