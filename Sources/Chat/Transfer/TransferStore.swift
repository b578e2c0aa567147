/// Everything that one engine keeps but the bytes of media, to be read from one end to the other and
/// to be written into another.
///
/// A reader sees what is there when it asks: who wants one state of it sees to it that nobody writes.
package protocol TransferStore: Sendable {
  /// Records of a kind in the order of their keys, behind `key` or from the first on.
  func page(of kind: TransferKind, after key: TransferKey?, limit: Int) async throws -> TransferPage

  /// Makes ready for the first record of a kind.
  func prepare(for kind: TransferKind) async throws

  /// Keeps records of one kind, durably, before it answers. One that is there stays as it is.
  func take(_ records: [TransferRecord]) async throws
}

/// Some records of one kind.
package struct TransferPage: Sendable {
  package let records: [TransferRecord]
  /// Behind which key there may be more; nil at the end.
  package let next: TransferKey?

  package init(records: [TransferRecord], next: TransferKey?) {
    self.records = records
    self.next = next
  }

  /// A page of which one asked for at most `limit`.
  package init(_ records: [TransferRecord], limit: Int) {
    self.records = records
    next = records.count < limit ? nil : records.last?.key
  }
}
