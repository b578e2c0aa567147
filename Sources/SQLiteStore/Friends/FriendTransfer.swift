import Chat
import GRDB

extension Database {
  /// The next requests that are to be transferred.
  func requests(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT friendRequest.id, asker.id, other.id, friendRequest.createdAt
      FROM friendRequest
        JOIN account AS asker ON asker.number = friendRequest.asker
        JOIN account AS other ON other.number = friendRequest.other
      WHERE friendRequest.id > ? ORDER BY friendRequest.id LIMIT ?
      """, [key.blob, limit])
    return TransferPage(
      rows.map {
        .request(RequestRecord(id: $0[0], asker: $0[1], other: $0[2], createdAt: $0[3]))
      }, limit: limit)
  }

  /// Keeps a request that was transferred, unless it is there.
  func take(_ record: RequestRecord) throws {
    try run(
      "INSERT INTO friendRequest VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      [
        record.id, try knownAccount(record.asker), try knownAccount(record.other),
        record.createdAt,
      ])
  }

  /// The next friendships that are to be transferred.
  func friendships(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT request, asker.id, other.id, since
      FROM friendship
        JOIN account AS asker ON asker.number = friendship.asker
        JOIN account AS other ON other.number = lower + higher - friendship.asker
      WHERE request > ? ORDER BY request LIMIT ?
      """, [key.blob, limit])
    return TransferPage(
      rows.map {
        .friendship(FriendshipRecord(request: $0[0], asker: $0[1], other: $0[2], since: $0[3]))
      }, limit: limit)
  }

  /// Keeps a friendship that was transferred, unless it is there.
  func take(_ record: FriendshipRecord) throws {
    let asker = try knownAccount(record.asker)
    let pair = Pair(asker, try knownAccount(record.other))
    try run(
      """
      INSERT INTO friendship (lower, higher, since, request, asker) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, [pair.lower, pair.higher, record.since, record.request, asker])
  }
}
