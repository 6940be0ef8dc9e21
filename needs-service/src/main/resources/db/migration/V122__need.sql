-- What schools need. Requested and approved are kept apart here; ordered, delivered and in service are counted from
-- procurement items. first_jahr and submitted_on go on with a need that is carried over: so old is the wish.
CREATE TABLE need (
  tenant_id            text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                   uuid   NOT NULL,
  schulnummer          text   NOT NULL,
  round_id             uuid   NOT NULL,
  jahr                 int    NOT NULL,
  kind                 text   NOT NULL CHECK (kind IN ('NEW', 'REPLACEMENT', 'TRAINING')),
  device_class         text,
  training_topic       text,
  status               text   NOT NULL
                       CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'CARRIED_OVER', 'WITHDRAWN')),
  requested            int    NOT NULL CHECK (requested > 0),
  approved             int,
  reason               text   NOT NULL CHECK (reason <> ''),
  competences          text[] NOT NULL,
  medienkonzept_id     uuid,
  medienkonzept_page   int,
  room_ids             uuid[] NOT NULL,
  jahrgang             text,
  replaced_device_ids  uuid[] NOT NULL,
  school_priority      int    CHECK (school_priority > 0),
  school_priority_key  int    NOT NULL GENERATED ALWAYS AS (coalesce(school_priority, 1000)) STORED,
  traeger_priority     int    CHECK (traeger_priority > 0),
  traeger_priority_key int    NOT NULL GENERATED ALWAYS AS (coalesce(traeger_priority, 1000)) STORED,
  caused_by            uuid,
  unit_price_cents     bigint CHECK (unit_price_cents > 0),
  advice               text   CHECK (advice IN ('SUPPORTED', 'QUESTIONED', 'NOT_SUPPORTED')),
  advice_text          text,
  decision_reason      text,
  submitted_on         date,
  first_jahr           int    NOT NULL,
  predecessor_id       uuid,
  epoch                int    NOT NULL DEFAULT 0,
  version              bigint NOT NULL,
  CONSTRAINT pk_need PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_need_round FOREIGN KEY (tenant_id, round_id) REFERENCES need_round,
  CONSTRAINT fk_need_cause FOREIGN KEY (tenant_id, caused_by) REFERENCES need,
  CONSTRAINT fk_need_predecessor FOREIGN KEY (tenant_id, predecessor_id) REFERENCES need,
  CONSTRAINT ck_need_kind CHECK ((kind = 'TRAINING') = (training_topic IS NOT NULL)
                             AND (kind = 'TRAINING') = (device_class IS NULL)),
  CONSTRAINT ck_need_approved CHECK (CASE WHEN status = 'APPROVED' THEN approved BETWEEN 1 AND requested AND approved IS NOT NULL
                                          ELSE approved IS NULL END)
);
-- A need is carried over once.
CREATE UNIQUE INDEX uq_need_predecessor ON need (tenant_id, predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX ix_need_round ON need (tenant_id, round_id, id);
CREATE INDEX ix_need_school ON need (tenant_id, schulnummer, id);
CREATE INDEX ix_need_jahr ON need (tenant_id, jahr, id);
CREATE INDEX ix_need_kind ON need (tenant_id, kind, id);
CREATE INDEX ix_need_status ON need (tenant_id, status, id);
CREATE INDEX ix_need_device_class ON need (tenant_id, device_class, id);
CREATE INDEX ix_need_caused_by ON need (tenant_id, caused_by) WHERE caused_by IS NOT NULL;
CREATE INDEX ix_need_school_priority ON need (tenant_id, school_priority_key, id);
CREATE INDEX ix_need_traeger_priority ON need (tenant_id, traeger_priority_key, id);
CALL wall('need', 'school-bound');
CALL aggregate('need');
