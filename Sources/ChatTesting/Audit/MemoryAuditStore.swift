import Chat

struct MemoryAuditStore: AuditStore {
  let state: SharedState

  func entries(after: AuditID?, limit: Int) async throws -> [AuditEntry] {
    state { state in
      state.latestLines.filter { line in after.map { line.id < $0 } ?? true }
        .prefix(limit + 1).map { line in AuditEntry(line) { state.card($0) } }
    }
  }

  func latest(_ limit: Int) async throws -> [AuditLine] {
    state { Array($0.latestLines.prefix(limit)) }
  }
}

extension MemoryState {
  /// Those of which nobody needs to know any more.
  mutating func forgetAudit(at now: Timestamp) {
    audit.removeAll { $0.at <= AuditLine.oldest(at: now) }
  }

  fileprivate var latestLines: [AuditLine] { audit.sorted { $0.id > $1.id } }
}
