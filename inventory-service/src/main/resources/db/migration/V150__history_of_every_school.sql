-- What the whole tenant shares is read at every school, so its history is, too.
UPDATE change_history SET schulnummer = '*' WHERE aggregate_type IN ('inventory.traeger', 'inventory.device-model');
