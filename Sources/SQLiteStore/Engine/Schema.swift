import Foundation
import GRDB

/// The tables, as a list of migrations to which is only ever appended.
///
/// Inside, rows refer to each other by small numbers; outside, things have ids of 16 bytes. What must
/// hold for a pair, a log or a pointer is held by keys, foreign keys and checks.
enum Schema {
  /// Brings the database to this release's tables; throws ``SQLiteFault/newer`` where it is ahead.
  static func migrate(_ database: some DatabaseWriter) throws {
    guard try !database.read(migrator.hasBeenSuperseded) else { throw SQLiteFault.newer }
    try migrator.migrate(database)
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { try $0.execute(sql: first) }
    // When what was deleted was last taken out of the files; null where it never was.
    migrator.registerMigration("2") {
      try $0.execute(sql: "ALTER TABLE instance ADD COLUMN purgedAt INTEGER")
    }
    migrator.registerMigration("3") { try $0.execute(sql: media) }
    migrator.registerMigration("4") {
      // When the account is to be deleted; once it is, until everything that was its is gone.
      try $0.execute(
        sql: """
          ALTER TABLE account ADD COLUMN deleteAt INTEGER;
          CREATE INDEX accountByDeletion ON account (deleteAt) WHERE deleteAt IS NOT NULL;
          """)
    }
    migrator.registerMigration("5") { try $0.execute(sql: attempts) }
    migrator.registerMigration("6") { try $0.execute(sql: secondFactors) }
    migrator.registerMigration("7") { try $0.execute(sql: recovery) }
    // Who may ask for friendship: 0 everyone, 1 friends of friends, 2 the invited.
    migrator.registerMigration("8") {
      try $0.execute(
        sql: """
          ALTER TABLE account ADD COLUMN asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1, 2))
          """)
    }
    migrator.registerMigration("9") { try $0.execute(sql: invites) }
    migrator.registerMigration("10") { try $0.execute(sql: operation) }
    return migrator
  }

  private static let first = """
    CREATE TABLE instance (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      epoch TEXT NOT NULL
    ) STRICT;
    INSERT INTO instance VALUES (1, lower(hex(randomblob(16))));

    CREATE TABLE account (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      username TEXT NOT NULL COLLATE NOCASE UNIQUE,
      displayName TEXT NOT NULL,
      rev INTEGER NOT NULL CHECK (rev > 0),
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
      email TEXT COLLATE NOCASE,
      emailVerified INTEGER NOT NULL CHECK (emailVerified IN (0, 1)),
      passwordHash TEXT NOT NULL,
      createdAt INTEGER NOT NULL,
      readReceipts INTEGER NOT NULL CHECK (readReceipts IN (0, 1)),
      showsLastSeen INTEGER NOT NULL CHECK (showsLastSeen IN (0, 1)),
      clientSettings TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      lastSeen INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX accountByEmail ON account (email) WHERE emailVerified;

    CREATE TABLE searchWord (
      word TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      PRIMARY KEY (word, account)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX searchWordByAccount ON searchWord (account);

    CREATE TABLE session (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      device TEXT NOT NULL,
      createdAt INTEGER NOT NULL,
      lastSeen INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessionByAccount ON session (account);
    CREATE INDEX sessionByEnd ON session (expiresAt);

    CREATE TABLE refreshToken (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
      predecessor BLOB,
      followedAt INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX refreshTokenBySession ON refreshToken (session);

    CREATE TABLE friendRequest (
      id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
      asker INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      createdAt INTEGER NOT NULL,
      CHECK (asker <> other)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX friendRequestByPair
      ON friendRequest (min(asker, other), max(asker, other));
    CREATE INDEX friendRequestByAsker ON friendRequest (asker);
    CREATE INDEX friendRequestByOther ON friendRequest (other);

    CREATE TABLE friendship (
      lower INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      higher INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      since INTEGER NOT NULL,
      request BLOB NOT NULL UNIQUE,
      asker INTEGER NOT NULL CHECK (asker IN (lower, higher)),
      PRIMARY KEY (lower, higher),
      CHECK (lower < higher)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX friendshipByHigher ON friendship (higher);

    CREATE TABLE conversation (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      lower INTEGER NOT NULL REFERENCES account,
      higher INTEGER NOT NULL REFERENCES account,
      head INTEGER NOT NULL DEFAULT 0 CHECK (head >= 0),
      updatedAt INTEGER NOT NULL,
      UNIQUE (lower, higher),
      CHECK (lower <= higher)
    ) STRICT;

    -- A member's place in the conversation, 0 or 1, stands for the account in every message.
    CREATE TABLE member (
      conversation INTEGER NOT NULL REFERENCES conversation,
      place INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES account,
      readSeq INTEGER NOT NULL DEFAULT 0,
      deliveredSeq INTEGER NOT NULL DEFAULT 0,
      shownReadSeq INTEGER NOT NULL DEFAULT 0,
      shownDeliveredSeq INTEGER NOT NULL DEFAULT 0,
      muted INTEGER NOT NULL DEFAULT 0 CHECK (muted IN (0, 1)),
      pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
      archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
      draft TEXT,
      rev INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (conversation, place),
      UNIQUE (account, conversation),
      CHECK (0 <= readSeq AND readSeq <= deliveredSeq),
      CHECK (0 <= shownReadSeq AND shownReadSeq <= shownDeliveredSeq),
      CHECK (shownReadSeq <= readSeq AND shownDeliveredSeq <= deliveredSeq)
    ) STRICT, WITHOUT ROWID;

    -- key: the conversation and, in the lower 32 bits, seq, so that a log lies in one place and a
    -- text of up to 4,000 bytes beside its row (WITHOUT ROWID would move it from 1,000 bytes on).
    -- sentAfter: milliseconds from the time inside the id to sentAt, mostly 0, which takes no byte.
    CREATE TABLE message (
      key INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL AS (key >> 32),
      seq INTEGER NOT NULL AS (key & 0xffffffff) CHECK (seq > 0),
      id BLOB NOT NULL CHECK (length(id) = 16),
      author INTEGER NOT NULL,
      clientId ANY NOT NULL,
      digest INTEGER,
      sentAfter INTEGER NOT NULL,
      replyTo INTEGER REFERENCES message,
      body TEXT NOT NULL,
      rev INTEGER NOT NULL DEFAULT 1 CHECK (rev > 0),
      editedAt INTEGER,
      deletedAt INTEGER CHECK (deletedAt IS NULL OR body = '' AND replyTo IS NULL),
      UNIQUE (conversation, author, clientId),
      FOREIGN KEY (conversation, author) REFERENCES member (conversation, place),
      CHECK (replyTo >> 32 = conversation)
    ) STRICT;

    -- The entries of a log that change a message; they share its numbers, each of which is in one
    -- of the two tables. kind: 1 edited, 2 deleted, 3 reacted.
    CREATE TABLE change (
      key INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL AS (key >> 32),
      seq INTEGER NOT NULL AS (key & 0xffffffff) CHECK (seq > 0),
      id BLOB NOT NULL CHECK (length(id) = 16),
      author INTEGER NOT NULL,
      clientId ANY NOT NULL,
      digest INTEGER,
      kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
      target INTEGER NOT NULL REFERENCES message,
      UNIQUE (conversation, author, clientId),
      FOREIGN KEY (conversation, author) REFERENCES member (conversation, place),
      CHECK (target >> 32 = conversation AND target < key)
    ) STRICT;
    CREATE INDEX changeByTarget ON change (target);

    -- change: the entry that set it, by which the first to react comes first.
    CREATE TABLE reaction (
      message INTEGER NOT NULL REFERENCES message,
      emoji TEXT NOT NULL,
      place INTEGER NOT NULL,
      change INTEGER NOT NULL REFERENCES change,
      PRIMARY KEY (message, emoji, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE block (
      blocker INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      blocked INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      since INTEGER NOT NULL,
      PRIMARY KEY (blocker, blocked),
      CHECK (blocker <> blocked)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX blockByBlocked ON block (blocked);
    """

  /// The ways back into an account.
  private static let recovery = """
    -- kind: 0 a new password, by mail; 1 the same, by a link; 2 proves an address.
    CREATE TABLE issuedCode (
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      email TEXT,
      issuedAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL,
      triesLeft INTEGER NOT NULL CHECK (triesLeft >= 0),
      round INTEGER NOT NULL CHECK (round > 0),
      PRIMARY KEY (account, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE recoveryCode (
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (account, hash)
    ) STRICT, WITHOUT ROWID;
    """

  /// Attachments, and entries that nobody is the author of.
  private static let media = """
    -- From the first byte on. bytes: of the upload, as announced. state: 0 coming in, 1 preparing, 2 ready, 3 failed. message: the key of
    -- the one that has it. expiresAt: when it goes unless a message takes it.
    CREATE TABLE media (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      owner INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      state INTEGER NOT NULL CHECK (state IN (0, 1, 2, 3)),
      kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2, 3)),
      name TEXT NOT NULL,
      mime TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      width INTEGER,
      height INTEGER,
      duration INTEGER,
      blurhash TEXT,
      animated INTEGER,
      waveform BLOB,
      alt TEXT,
      reason TEXT,
      message INTEGER REFERENCES message,
      position INTEGER,
      expiresAt INTEGER,
      CHECK (message IS NULL OR state > 0 AND position IS NOT NULL AND expiresAt IS NULL)
    ) STRICT;
    CREATE INDEX mediaByOwner ON media (owner, bytes, expiresAt);
    CREATE INDEX mediaByMessage ON media (message, position) WHERE message IS NOT NULL;
    CREATE INDEX mediaByEnd ON media (expiresAt) WHERE expiresAt IS NOT NULL;
    CREATE INDEX mediaToPrepare ON media (number) WHERE state = 1;

    -- variant: 0 original, 1 preview, 2 thumb, 3 poster.
    CREATE TABLE variant (
      media INTEGER NOT NULL REFERENCES media ON DELETE CASCADE,
      variant INTEGER NOT NULL CHECK (variant IN (0, 1, 2, 3)),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      bytes INTEGER NOT NULL,
      mime TEXT NOT NULL,
      PRIMARY KEY (media, variant)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX variantByDigest ON variant (digest);

    -- Files that may be needed no more, since a row of variant was removed.
    CREATE TABLE discarded (
      digest BLOB NOT NULL PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER discard AFTER DELETE ON variant BEGIN
      INSERT OR IGNORE INTO discarded VALUES (old.digest);
    END;

    -- How many attachments came with it; null stands for none.
    ALTER TABLE message ADD COLUMN attachments INTEGER;
    -- The id of a person's picture, from which the paths follow.
    ALTER TABLE account ADD COLUMN avatar BLOB;
    CREATE UNIQUE INDEX accountByAvatar ON account (avatar) WHERE avatar IS NOT NULL;

    -- As before, and 4 prepared, which has no author.
    CREATE TABLE changeWithoutAuthor (
      key INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL AS (key >> 32),
      seq INTEGER NOT NULL AS (key & 0xffffffff) CHECK (seq > 0),
      id BLOB NOT NULL CHECK (length(id) = 16),
      author INTEGER,
      clientId ANY,
      digest INTEGER,
      kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3, 4)),
      target INTEGER NOT NULL REFERENCES message,
      UNIQUE (conversation, author, clientId),
      FOREIGN KEY (conversation, author) REFERENCES member (conversation, place),
      CHECK (target >> 32 = conversation AND target < key),
      CHECK ((author IS NULL) = (kind = 4) AND (clientId IS NULL) = (kind = 4))
    ) STRICT;
    INSERT INTO changeWithoutAuthor (key, id, author, clientId, digest, kind, target)
      SELECT key, id, author, clientId, digest, kind, target FROM change;
    DROP TABLE change;
    ALTER TABLE changeWithoutAuthor RENAME TO change;
    CREATE INDEX changeByTarget ON change (target);
    """

  /// fullAt: when all attempts will be there again.
  private static let attempts = """
    CREATE TABLE attempt (
      key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 16),
      fullAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attemptByFull ON attempt (fullAt);
    """

  /// secret: sealed. confirmedAt: null until its owner has shown a code. lastStep: of the last code taken.
  private static let secondFactors = """
    CREATE TABLE secondFactor (
      account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
      secret BLOB NOT NULL,
      confirmedAt INTEGER,
      lastStep INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE secondFactorCode (
      account INTEGER NOT NULL REFERENCES secondFactor ON DELETE CASCADE,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (account, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE trustedDevice (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      account INTEGER NOT NULL REFERENCES secondFactor ON DELETE CASCADE,
      expiresAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trustedDeviceByAccount ON trustedDevice (account);
    """

  /// role: 0 member, 1 operator. hash: of what is secret in the link.
  private static let invites = """
    ALTER TABLE account ADD COLUMN role INTEGER NOT NULL DEFAULT 0 CHECK (role IN (0, 1));

    CREATE TABLE invite (
      id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
      owner INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
      uses INTEGER NOT NULL,
      remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND uses),
      createdAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX inviteByOwner ON invite (owner);
    CREATE INDEX inviteByEnd ON invite (expiresAt);

    -- place: in the order in which they came.
    CREATE TABLE inviteGuest (
      invite BLOB NOT NULL REFERENCES invite ON DELETE CASCADE,
      place INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      PRIMARY KEY (invite, place),
      UNIQUE (invite, account)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX inviteGuestByAccount ON inviteGuest (account);
    """
}
