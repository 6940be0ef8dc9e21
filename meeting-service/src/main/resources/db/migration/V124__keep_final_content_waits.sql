-- Who writes into a protocol waits for who makes it final: else a statement that began before would add to it what its document does not have.
CREATE OR REPLACE FUNCTION keep_final_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_protocol CONSTANT uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.protocol_id ELSE OLD.protocol_id END;
  of_tenant   CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN NEW.tenant_id ELSE OLD.tenant_id END;
  of_status   text;
BEGIN
  SELECT status INTO of_status FROM protocol WHERE tenant_id = of_tenant AND id = of_protocol FOR SHARE;
  IF of_status = 'FINAL'
     OR (TG_OP = 'UPDATE' AND (NEW.protocol_id, NEW.tenant_id) IS DISTINCT FROM (OLD.protocol_id, OLD.tenant_id)) THEN
    RAISE EXCEPTION 'A final protocol is not changed: %', of_protocol USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
