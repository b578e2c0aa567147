import Chat
import Foundation
import GRDB

/// The rows of uploads and attachments, each within the caller's transaction.
extension Attachment {
  /// What `init(_:)` reads, in its order.
  static let columns =
    """
    id, kind, state, name, mime,
    coalesce((SELECT bytes FROM variant WHERE media = number AND variant = 0), bytes), width, \
    height, duration, blurhash, animated, waveform, alt, reason,
    (SELECT group_concat(variant) FROM variant WHERE media = number)
    """

  /// Nil while it is coming in.
  init?(_ row: Row) {
    let state: Int = row[2]
    guard state > 0 else { return nil }
    let variants = (row[14] as String? ?? "").split(separator: ",").compactMap { Int($0) }
    self.init(
      id: row[0], kind: Kind.allCases[row[1]], state: State.allCases[state - 1], name: row[3],
      mime: row[4], bytes: row[5], width: row[6], height: row[7], duration: row[8],
      blurhash: row[9], animated: (row[10] as Bool?) == true ? true : nil,
      waveform: (row[11] as Data?)?.map(Int.init), alt: row[12], reason: row[13],
      variants: variants.map { Variant.allCases[$0] })
  }
}

extension Upload {
  /// What `init(_:)` reads, in its order.
  static let columns =
    """
    id, (SELECT id FROM account WHERE number = owner), kind, name, mime, bytes, width, height, \
    duration, alt, expiresAt, state
    """

  init(_ row: Row) {
    self.init(
      id: row[0], owner: row[1], kind: Attachment.Kind.allCases[row[2]], name: row[3],
      mime: row[4], bytes: row[5], width: row[6], height: row[7], duration: row[8], alt: row[9],
      expiresAt: row[10], isComplete: row[11] != 0)
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The number that stands for it in a row.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension MediaDigest: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Data.fromDatabaseValue(value).flatMap { Self(bytes: $0) }
  }
}

extension Database {
  /// What came with a message, in its order.
  func attachments(of message: Int64) throws -> [Attachment] {
    try rows(
      "SELECT \(Attachment.columns) FROM media WHERE message = ? ORDER BY position", [message]
    ).compactMap(Attachment.init)
  }

  /// Why a message by `author` can't take these uploads; nil where it can.
  func refusal(of uploads: [MediaID], by author: UserID) throws -> AttachmentRefusal? {
    for upload in uploads {
      let row = try row(
        """
        SELECT state, message IS NOT NULL OR EXISTS (SELECT 1 FROM account WHERE avatar = media.id)
        FROM media WHERE id = ? AND owner = (SELECT number FROM account WHERE id = ?)
        """, [upload, author])
      guard let row, row[0] != 0 else { return .unknown }
      if row[1] { return .used }
      if Attachment.State.allCases[row[0] - 1] == .failed { return .failed }
    }
    return nil
  }

  /// Gives the uploads, which nothing speaks against, to a message.
  func attach(_ uploads: [MediaID], to message: Int64) throws -> [Attachment] {
    for (position, upload) in uploads.enumerated() {
      try run(
        "UPDATE media SET message = ?, position = ?, expiresAt = NULL WHERE id = ?",
        [message, position, upload])
    }
    return try attachments(of: message)
  }

  /// Takes from a message what came with it; the files follow.
  func removeMedia(of message: Int64) throws {
    try run("DELETE FROM media WHERE message = ?", [message])
  }
}
