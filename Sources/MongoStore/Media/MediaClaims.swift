import Chat
import Foundation

/// Keeps nodes out of each other's way at the bytes of one digest, which all of them share.
///
/// A node that keeps bytes says so in `discarded` before the first of them, until there is a record of
/// them: nobody else removes them meanwhile, and should it crash, whoever collects finds them there. A
/// node that removes them says so, too: nobody keeps them meanwhile, and it looks once more whether
/// there is a record. Within one node `Media` has them take turns.
struct MediaClaims: Sendable {
  /// This life of this node.
  private let node = UUID().uuidString
  /// Seconds for which a claim holds that nobody ends: far longer than it takes from the first byte
  /// that is kept to the record.
  private let lifetime: Int
  /// Seconds for which a removal holds: after a crash the bytes can't be kept for that long.
  private let removal: Int

  init(lifetime: Int = 3_600, removal: Int = 600) {
    self.lifetime = lifetime
    self.removal = removal
  }

  /// Documents of digests that no other node claims.
  var free: BSONDocument { ["claims": none(of: others(within: lifetime))] }

  /// Claims a digest to keep its bytes; false while another node removes them.
  func keep(_ digest: MediaDigest, in connection: borrowing MongoConnection) throws -> Bool {
    var removers = others(within: removal)
    removers.append("removes", true)
    return try claim(digest, unless: removers, removes: false, in: connection)
  }

  /// Claims a digest to remove its bytes; false while another node needs or removes them.
  func remove(_ digest: MediaDigest, in connection: borrowing MongoConnection) throws -> Bool {
    try claim(digest, unless: others(within: lifetime), removes: true, in: connection)
  }

  /// Ends this node's claim.
  func end(_ digest: MediaDigest, in connection: borrowing MongoConnection) throws {
    try connection.updateOne(
      .discarded, ["_id": digest.bson], ["$pull": ["claims": ["by": node.bson]]])
  }

  /// One conditional update: of two that come at once, one finds the other's claim.
  private func claim(
    _ digest: MediaDigest, unless others: BSONDocument, removes: Bool,
    in connection: borrowing MongoConnection
  ) throws -> Bool {
    for attempt in 1...Self.attempts {
      do {
        try connection.updateOne(
          .discarded, ["_id": digest.bson, "claims": none(of: others)], change(removes: removes),
          upsert: true)
        return true
      } catch let error as MongoError where error.duplicate == ["_id"] {
        // Somebody claims it, or has only just made the document.
        if attempt < Self.attempts { connection.pause() }
      }
    }
    return false
  }

  private static let attempts = 3

  /// This node's claim in the place of its former one; those that hold no more go.
  private func change(removes: Bool) -> MongoChange {
    let lasting: BSONDocument = [
      "$filter": [
        "input": ["$ifNull": ["$claims", []]],
        "cond": [
          "$and": [
            ["$ne": ["$$this.by", node.bson]], ["$gt": ["$$this.at", past(lifetime).bson]],
          ]
        ],
      ]
    ]
    let own: BSONDocument = ["by": node.bson, "at": past(0).bson, "removes": removes.bson]
    return .stages([
      ["$set": ["claims": ["$concatArrays": [lasting.bson, [own.bson]]]]]
    ])
  }

  private func others(within seconds: Int) -> BSONDocument {
    ["by": ["$ne": node.bson], "at": ["$gt": past(seconds).bson]]
  }

  private func none(of claims: BSONDocument) -> BSONValue {
    ["$not": ["$elemMatch": claims.bson]]
  }

  private func past(_ seconds: Int) -> Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000) - Int64(seconds) * 1_000)
  }
}
