import GRDB
import Testing

/// Messages by the thousand in a database file, made by SQLite itself: all of them in conversations of
/// one person with friends who came for that, whose ids are in the order of their numbers.
enum ManyMessages {
  /// How many a conversation has.
  private static let perConversation = 5_000

  /// Adds so many messages to the instance in `folder`.
  static func add(_ count: Int, to folder: String) throws {
    let friends = (count + perConversation - 1) / perConversation
    try changing(folder) { database in
      try database.execute(sql: people, arguments: [friends])
      try database.execute(sql: messages, arguments: [perConversation, count])
      try database.execute(sql: heads)
    }
  }

  /// Says something else in the first of them.
  static func change(in folder: String) throws {
    try changing(folder) { database in
      try database.execute(
        sql: """
          UPDATE message SET body = 'changed'
          WHERE key = (SELECT min(key) FROM message WHERE deletedAt IS NULL)
          """)
    }
  }

  private static func changing(_ folder: String, _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: folder + "/martlet.sqlite")
    try queue.write(body)
    try queue.close()
  }

  /// Ids are above those of everybody else, and grow with the number.
  private static let people = """
    CREATE TEMP TABLE friend AS
      WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
      SELECT n, CAST(printf('~~friend%08d', n) AS BLOB) AS id FROM number;
    INSERT INTO account (
        id, username, displayName, rev, deleted, emailVerified, passwordHash, createdAt,
        readReceipts, showsLastSeen, clientSettings, version)
      SELECT id, 'friend' || n, 'Friend ' || n, 1, 0, 0, '$argon2id$', n, 1, 1, '{}', 1
      FROM friend ORDER BY n;
    INSERT INTO searchWord SELECT 'friend' || n, number FROM friend JOIN account USING (id);
    INSERT INTO searchWord SELECT n, number FROM friend JOIN account USING (id);
    INSERT INTO searchWord SELECT 'friend', number FROM friend JOIN account USING (id);
    INSERT INTO conversation (id, lower, higher, head, updatedAt)
      SELECT friend.id, (SELECT number FROM account JOIN friend USING (id) WHERE n = 0), number, 0, 0
      FROM friend JOIN account USING (id) WHERE n > 0 ORDER BY n;
    INSERT INTO member (conversation, place, account)
      SELECT conversation.number, 0, lower FROM conversation JOIN friend USING (id);
    INSERT INTO member (conversation, place, account)
      SELECT conversation.number, 1, higher FROM conversation JOIN friend USING (id);
    """

  private static let messages = """
    INSERT INTO message (key, id, author, clientId, digest, sentAfter, body)
      WITH RECURSIVE message (n) AS (
        SELECT 0 UNION ALL SELECT n + 1 FROM message WHERE n + 1 < ?2)
      SELECT
        (conversation.number << 32) + 1 + message.n % ?1, randomblob(16), message.n % 2,
        randomblob(16), random(), message.n % 3,
        'message ' || message.n || ', and what else there was to say about it'
      FROM message
        JOIN friend ON friend.n = 1 + message.n / ?1
        JOIN conversation USING (id);
    """

  private static let heads = """
    UPDATE conversation SET
      head = (SELECT count(*) FROM message WHERE conversation = number),
      updatedAt = 1
      WHERE id IN (SELECT id FROM friend);
    DROP TABLE friend;
    """
}
