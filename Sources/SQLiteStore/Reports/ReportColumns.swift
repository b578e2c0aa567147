import Chat
import Foundation
import GRDB

extension KeptReport {
  /// What `init(_:)` reads, in its order.
  static let columns =
    """
    report.id, (SELECT id FROM account WHERE number = reporter), \
    (SELECT id FROM account WHERE number = about), \
    (SELECT id FROM conversation WHERE number = conversation), seq, sentAt, body, attachments, \
    reason, comment, createdAt, closedAt, (SELECT id FROM account WHERE number = closedBy)
    """

  init(_ row: Row) throws {
    var message: ReportedMessage?
    if let conversation: ConversationID = row[3] {
      message = ReportedMessage(
        conversation: conversation, seq: row[4], sentAt: row[5], body: row[6],
        attachments: try JSONDecoder().decode(
          [String].self, from: Data((row[7] as String).utf8)))
    }
    self.init(
      id: row[0], by: row[1], about: row[2], message: message,
      reason: Report.Reason.allCases[row[8]], comment: row[9], createdAt: row[10],
      closedAt: row[11], closedBy: row[12])
  }
}

extension ReportedMessage {
  /// The names of what came with it as they are kept.
  func attachmentText() throws -> String {
    String(decoding: try JSONEncoder().encode(attachments), as: UTF8.self)
  }
}
