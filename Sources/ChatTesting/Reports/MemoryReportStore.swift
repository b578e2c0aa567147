import Chat

struct MemoryReportStore: ReportStore {
  let state: SharedState

  func file(_ draft: ReportDraft) async throws -> Bool {
    state { state in
      var copy: ReportedMessage?
      if let place = draft.place {
        let message = state.log(place.conversation, for: draft.by)?.message(place.seq)
        guard let message, draft.isAbout(message) else { return false }
        copy = ReportedMessage(message)
      } else if state.hasBlocked(draft.about, draft.by) {
        return false
      }
      guard state.living(draft.by) != nil, state.living(draft.about) != nil else { return false }
      state.keep(draft.kept(copy))
      return true
    }
  }

  func reports(isOpen: Bool, after: ReportID?, limit: Int) async throws -> [Report] {
    state { state in
      let found = state.reports.values.filter { report in
        (report.closedAt == nil) == isOpen && after.map { report.id < $0 } ?? true
      }
      return found.sorted { $0.id > $1.id }.prefix(limit + 1).compactMap { state.shown($0) }
    }
  }

  func close(_ id: ReportID, _ stamp: AuditStamp) async throws -> Report? {
    state { state in
      guard let report = state.reports[id] else { return nil }
      guard report.closedAt == nil else { return state.shown(report) }
      let closed = report.closed(by: stamp)
      state.reports[id] = closed
      state.audit.append(
        stamp.line(.reportClosed, about: report.about, detail: report.reason.rawValue))
      return state.shown(closed)
    }
  }
}

extension MemoryState {
  /// Those that were closed so long ago that nobody needs to know of them.
  mutating func forgetReports(at now: Timestamp) {
    reports = reports.filter { _, report in
      report.closedAt.map { $0 > AuditLine.oldest(at: now) } ?? true
    }
  }

  fileprivate mutating func keep(_ report: KeptReport) {
    let same = reports.values.first { other in
      other.closedAt == nil && other.by == report.by && other.about == report.about
        && other.message?.conversation == report.message?.conversation
        && other.message?.seq == report.message?.seq
    }
    var kept = same ?? report
    (kept.reason, kept.comment) = (report.reason, report.comment)
    reports[kept.id] = kept
  }

  fileprivate func shown(_ report: KeptReport) -> Report? { report.shown { card($0) } }
}
