extension Schema {
  /// suspendedAt: null where nobody keeps them out. terms: which text they agreed to. Of the instance:
  /// registration: 0 open, 1 invite, 2 closed, null as configured; terms: how often the text was set.
  static let operation = """
    ALTER TABLE account ADD COLUMN suspendedAt INTEGER;
    ALTER TABLE account ADD COLUMN terms INTEGER;
    CREATE INDEX accountLiving ON account (id) WHERE deleted = 0;
    CREATE INDEX accountSuspended ON account (suspendedAt) WHERE suspendedAt IS NOT NULL;
    CREATE INDEX accountByRole ON account (role) WHERE role = 1;

    ALTER TABLE instance ADD COLUMN registration INTEGER CHECK (registration IN (0, 1, 2));
    ALTER TABLE instance ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE instance ADD COLUMN termsText TEXT;
    ALTER TABLE instance ADD COLUMN termsAt INTEGER;

    -- reason: 0 spam, 1 harassment, 2 illegal, 3 other. sentAt, body, attachments: a copy of the message,
    -- the last as a JSON array of names.
    CREATE TABLE report (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      reporter INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      about INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      conversation INTEGER REFERENCES conversation,
      seq INTEGER,
      sentAt INTEGER,
      body TEXT,
      attachments TEXT,
      reason INTEGER NOT NULL CHECK (reason IN (0, 1, 2, 3)),
      comment TEXT,
      createdAt INTEGER NOT NULL,
      closedAt INTEGER,
      closedBy INTEGER REFERENCES account,
      CHECK (reporter <> about),
      CHECK ((conversation IS NULL) = (seq IS NULL) AND (seq IS NULL) = (body IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX reportOpen
      ON report (reporter, about, coalesce(conversation, 0), coalesce(seq, 0)) WHERE closedAt IS NULL;
    CREATE INDEX reportWaiting ON report (id) WHERE closedAt IS NULL;
    CREATE INDEX reportClosed ON report (id) WHERE closedAt IS NOT NULL;
    CREATE INDEX reportByEnd ON report (closedAt) WHERE closedAt IS NOT NULL;
    CREATE INDEX reportByReporter ON report (reporter);
    CREATE INDEX reportByAbout ON report (about, closedAt);

    -- actor: null for the command line. act: by its place among all acts. ended: the ids of sessions,
    -- 16 bytes each.
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      at INTEGER NOT NULL,
      actor INTEGER REFERENCES account,
      act INTEGER NOT NULL,
      about INTEGER REFERENCES account,
      detail TEXT NOT NULL,
      ended BLOB NOT NULL CHECK (length(ended) % 16 = 0)
    ) STRICT;
    CREATE INDEX auditByTime ON audit (at);
    """
}
