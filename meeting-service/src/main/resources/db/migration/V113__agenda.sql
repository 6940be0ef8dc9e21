-- What talks are about. standard_agenda: what S4 asks for, as versioned data with its source; agenda_template: a Träger's own versions.
CREATE TABLE standard_agenda (
  number int   NOT NULL,
  source text  NOT NULL,
  items  jsonb NOT NULL,
  CONSTRAINT pk_standard_agenda PRIMARY KEY (number)
);
CALL wall('standard_agenda', 'shared');
INSERT INTO standard_agenda VALUES (1, 'Zentrum für digitale Lernwelten Krefeld: Jahresbilanzgespräch', '[
  {"topic": "RUECKBLICK", "title": "Was wurde im letzten Gespräch vereinbart und was ist daraus geworden?"},
  {"topic": "AUSTAUSCH", "title": "Welche IT-Ausstattung muss dringend ausgetauscht werden?"},
  {"topic": "MEDIENKONZEPT", "title": "Welches Medienkonzept liegt zugrunde? Begründung von Neuanschaffungen und Reinvestitionen"},
  {"topic": "PROJEKTE", "title": "Welche Projekte mit Medieneinsatz gibt es an der Schule?"},
  {"topic": "NUTZUNG", "title": "Welche Medien werden genutzt?"},
  {"topic": "FORTBILDUNG", "title": "Welche Fortbildungen wurden im vergangenen Schuljahr wahrgenommen, welche werden im nächsten benötigt?"},
  {"topic": "BAU", "title": "IT-Baumaßnahmen"},
  {"topic": "WARTUNG", "title": "Wartung"},
  {"topic": "SUPPORT", "title": "Support"}]');

CREATE TABLE agenda_template (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  number      int         NOT NULL,
  items       jsonb       NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text        NOT NULL,
  CONSTRAINT pk_agenda_template PRIMARY KEY (tenant_id, number)
);
CALL wall('agenda_template', 'tenant-wide', 'SELECT, INSERT');

-- A talk's agenda once people were invited with it, and under which template.
CREATE TABLE agenda (
  tenant_id  text NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  meeting_id uuid NOT NULL,
  template   text NOT NULL,
  CONSTRAINT pk_agenda PRIMARY KEY (tenant_id, meeting_id),
  CONSTRAINT fk_agenda_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting
);
CALL wall('agenda', 'reader-bound by meeting_id', 'SELECT, INSERT');

CREATE TABLE agenda_item (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid        NOT NULL,
  meeting_id  uuid        NOT NULL,
  position    int         NOT NULL,
  topic       text        NOT NULL,
  title       text        NOT NULL,
  proposed_by text,
  recorded_at timestamptz NOT NULL,
  epoch       int         NOT NULL DEFAULT 0,
  version     bigint      NOT NULL,
  CONSTRAINT pk_agenda_item PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_agenda_item_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting
);
CREATE INDEX ix_agenda_item_meeting ON agenda_item (tenant_id, meeting_id, position, id);
CALL wall('agenda_item', 'reader-bound by meeting_id');
CALL aggregate('agenda_item');
