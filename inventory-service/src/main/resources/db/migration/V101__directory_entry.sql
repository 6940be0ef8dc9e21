-- The public school directory as its sources list it; one row per source and school, so that the lists can be compared and
-- nothing is doubled: the preferred row of a school is its row in the Schuldatei, else that in the SVWS catalogue.
CREATE TABLE directory_entry (
  source             text    NOT NULL CHECK (source IN ('SCHULDATEI', 'SVWS')),
  schulnummer        text    NOT NULL CHECK (schulnummer ~ '^1[0-9]{5}$'),
  preferred          boolean NOT NULL DEFAULT false,
  schulform          text    NOT NULL,
  name               text    NOT NULL,
  short_name         text    NOT NULL,
  sort_key           text    NOT NULL,
  street             text    NOT NULL,
  postcode           text    NOT NULL,
  place              text    NOT NULL,
  email              text    NOT NULL,
  homepage           text    NOT NULL,
  rechtsstatus       text    NOT NULL,
  traegernummer      text    NOT NULL,
  ags                text    NOT NULL,
  betriebsschluessel text    NOT NULL,
  operating          boolean NOT NULL,
  operating_since    date,
  listed             boolean NOT NULL DEFAULT true,
  changed_at         timestamptz NOT NULL,
  CONSTRAINT pk_directory_entry PRIMARY KEY (source, schulnummer)
);
CREATE UNIQUE INDEX uq_directory_entry_preferred ON directory_entry (schulnummer) WHERE preferred;
CREATE INDEX ix_directory_entry_traegernummer ON directory_entry (traegernummer, schulnummer) WHERE preferred;
CREATE INDEX ix_directory_entry_ags ON directory_entry (ags, schulnummer) WHERE preferred;
CREATE INDEX ix_directory_entry_schulform ON directory_entry (schulform, schulnummer) WHERE preferred;
CREATE INDEX ix_directory_entry_sort_key ON directory_entry (sort_key, schulnummer) WHERE preferred;
CALL wall('directory_entry', 'shared');
