-- A line of an earlier talk as it was when it was last looked at, for those who take part in this talk and had no part in the earlier one.
ALTER TABLE balance_entry ADD COLUMN agreement text;
