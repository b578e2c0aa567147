import Foundation

/// How much there is of everything, for whoever operates it. No document is looked at for it: counts are
/// MongoDB's own, and the bytes are in an index.
struct MongoFigures: CustomStringConvertible {
  let people: Int
  let conversations: Int
  let entries: Int
  let uploads: Int
  let uploadBytes: Int

  /// Of a collection, from what is kept about it.
  static let count: [BSONDocument] = [["$collStats": ["count": [:]]]]

  /// Every upload, attached or not, by the index of their owners.
  static let media: [BSONDocument] = [
    ["$match": ["owner": ["$gt": .minKey]]],
    ["$group": ["_id": nil, "uploads": ["$sum": 1], "bytes": ["$sum": "$bytes"]]],
  ]

  var description: String {
    let bytes = uploadBytes.formatted(.byteCount(style: .file))
    return "people: \(people), conversations: \(conversations), entries: \(entries), "
      + "uploads: \(uploads) of \(bytes)"
  }
}

extension MongoConnection {
  func figures() throws -> MongoFigures {
    let media = try aggregate(.media, MongoFigures.media).first
    return MongoFigures(
      people: try count(of: .accounts), conversations: try count(of: .conversations),
      entries: try count(of: .entries), uploads: try media?.value("uploads") ?? 0,
      uploadBytes: try media?.value("bytes") ?? 0)
  }

  private func count(of collection: MongoCollection) throws -> Int {
    try aggregate(collection, MongoFigures.count).first?.value("count") ?? 0
  }
}
