-- The comparison of the two lists looks at what either says of a Träger, not only at the preferred rows.
CREATE INDEX ix_directory_entry_listed_traeger ON directory_entry (traegernummer, schulnummer) WHERE listed;
