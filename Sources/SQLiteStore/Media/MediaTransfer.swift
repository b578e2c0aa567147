import Chat
import Foundation
import GRDB

/// Uploads and attachments that are transferred.
extension Database {
  func media(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let rows = try rows(
      """
      SELECT \(MediaRecord.columns) FROM media
        JOIN account ON account.number = media.owner
        LEFT JOIN conversation ON conversation.number = message >> 32
      WHERE media.id > ? ORDER BY media.id LIMIT ?
      """, [key.blob, limit])
    let records = try rows.map { MediaRecord($0, variants: try variants(of: $0[19])) }
    return TransferPage(records.map(TransferRecord.media), limit: limit)
  }

  private func variants(of media: Int64) throws -> [MediaRecord.Variant] {
    try rows(
      "SELECT variant, digest, bytes, mime FROM variant WHERE media = ? ORDER BY variant", [media]
    ).map { row in
      MediaRecord.Variant(
        variant: Attachment.Variant.allCases[row[0]],
        stored: StoredVariant(digest: row[1], bytes: row[2], mime: row[3]))
    }
  }

  /// Keeps an upload or attachment, unless it is there.
  func take(_ record: MediaRecord, _ logs: inout TransferLogs) throws {
    let message = try record.place.map { try messageKey($0.seq, in: $0.conversation, &logs) }
    let inserted = try run(
      """
      INSERT INTO media (
        id, owner, state, kind, name, mime, bytes, width, height, duration, blurhash, animated,
        waveform, alt, reason, message, position, expiresAt
      ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        record.id, try knownAccount(record.owner), record.state.map { $0.number + 1 } ?? 0,
        record.kind.number, record.name, record.mime, record.bytes, record.width, record.height,
        record.duration, record.blurhash, record.animated, record.waveform.map { Data($0) },
        record.alt, record.reason, message, record.place?.position, record.expiresAt,
      ])
    guard inserted == 1 else { return }
    let number = lastInsertedRowID
    for variant in record.variants {
      try run(
        "INSERT INTO variant (media, variant, digest, bytes, mime) VALUES (?, ?, ?, ?, ?)",
        [
          number, variant.variant.number, variant.stored.digest, variant.stored.bytes,
          variant.stored.mime,
        ])
    }
  }
}

extension MediaRecord {
  /// What `init(_:variants:)` reads, in its order, and the row's number.
  fileprivate static let columns =
    """
    media.id, account.id, state, kind, name, mime, bytes, width, height, duration, alt, blurhash, \
    animated, waveform, reason, conversation.id, message & 0xffffffff, position, expiresAt, \
    media.number
    """

  fileprivate init(_ row: Row, variants: [Variant]) {
    let state: Int = row[2]
    self.init(
      id: row[0], owner: row[1], state: state == 0 ? nil : Attachment.State.allCases[state - 1],
      kind: Attachment.Kind.allCases[row[3]], name: row[4], mime: row[5], bytes: row[6],
      variants: variants)
    width = row[7]
    height = row[8]
    duration = row[9]
    alt = row[10]
    blurhash = row[11]
    animated = row[12]
    waveform = (row[13] as Data?).map(Array.init)
    reason = row[14]
    if let conversation = row[15] as ConversationID? {
      place = Place(conversation: conversation, seq: row[16], position: row[17])
    }
    expiresAt = row[18]
  }
}
