import Chat

/// One run of a migration, from wherever an earlier attempt of it broke off: it copies, and then it
/// looks whether both sides are the same.
struct MigrationRun: Sendable {
  let source: MigrationSide
  let target: MigrationSide
  let media: MediaCopy
  /// The data directory that keeps the marker.
  let folder: String
  /// Hears how far it is.
  let say: @Sendable (String) -> Void

  /// Copies everything that `marker` does not know to be there.
  func copy(_ marker: inout MigrationMarker) async throws {
    while let kind = marker.kind {
      let before = marker.records
      if marker.after == nil { try await target.records.prepare(for: kind) }
      try await copy(kind, &marker)
      say("\(kind.rawValue): \(marker.records - before) copied")
      marker.kind = TransferKind.allCases.first { $0.isAfter(kind) }
      marker.after = nil
      try marker.write(in: folder)
    }
  }

  /// While one batch is written the next one is read.
  private func copy(_ kind: TransferKind, _ marker: inout MigrationMarker) async throws {
    var next: TransferPage? = try await page(of: kind, after: marker.after)
    while let page = next {
      async let taken: Void = take(page.records)
      async let following = self.page(of: kind, behind: page)
      try await taken
      marker.after = page.next
      marker.records += page.records.count
      if page.next != nil { try marker.write(in: folder) }
      if marker.records % 100_000 < page.records.count {
        say("\(kind.rawValue): on it, \(marker.records) records in all")
      }
      next = try await following
    }
  }

  private func page(of kind: TransferKind, behind page: TransferPage) async throws -> TransferPage?
  {
    guard let key = page.next else { return nil }
    return try await self.page(of: kind, after: key)
  }

  private func page(of kind: TransferKind, after key: TransferKey?) async throws -> TransferPage {
    try await source.records.page(of: kind, after: key, limit: kind.batch)
  }

  private func take(_ records: [TransferRecord]) async throws {
    try await target.records.take(records)
    try await media.copy(records)
  }

  /// Reads both sides from one end to the other.
  ///
  /// Throws ``MigrationFault/differs(_:)`` where they are not the same.
  func prove() async throws -> MigrationProof {
    var proof = MigrationProof()
    var differences: [String] = []
    for kind in TransferKind.allCases {
      async let sent = tally(of: kind, on: source)
      async let arrived = tally(of: kind, on: target)
      let (one, other) = (try await sent, try await arrived)
      if one != other {
        differences.append("\(kind.rawValue): \(one) there, \(other) here")
      }
      proof.tallies.append((kind, other))
      say("\(kind.rawValue): \(other.count) compared")
    }
    guard differences.isEmpty else { throw MigrationFault.differs(differences) }
    try await proveMedia(&proof.media)
    return proof
  }

  private func tally(of kind: TransferKind, on side: MigrationSide) async throws -> MigrationTally {
    var tally = MigrationTally()
    var next: TransferKey?
    repeat {
      let page = try await side.records.page(of: kind, after: next, limit: kind.batch)
      for record in page.records { try tally.add(record) }
      next = page.next
    } while next != nil
    return tally
  }

  private func proveMedia(_ amount: inout MediaCopy.Amount) async throws {
    var next: TransferKey?
    repeat {
      let page = try await target.records.page(
        of: .media, after: next, limit: TransferKind.media.batch)
      try await media.prove(page.records, into: &amount)
      next = page.next
    } while next != nil
  }
}

extension TransferKind {
  /// How many records are in memory at once; those of media may have large files.
  fileprivate var batch: Int { self == .media ? 50 : 500 }

  fileprivate func isAfter(_ other: TransferKind) -> Bool {
    let all = TransferKind.allCases
    guard let mine = all.firstIndex(of: self), let theirs = all.firstIndex(of: other) else {
      return false
    }
    return mine > theirs
  }
}
