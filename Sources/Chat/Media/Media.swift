import Logging
import NIOCore

/// The attachments' bytes: who may fetch them, and how those go that nobody needs any more.
package struct Media: Sendable {
  private let records: any AttachmentStore
  private let store: any MediaStore
  private let world: World
  private let logger: Logger
  /// Bytes are kept and removed in turn: what is being kept again must not go at that moment.
  private let turns = Turns()
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  package init(records: any AttachmentStore, store: any MediaStore, world: World, logger: Logger) {
    self.records = records
    self.store = store
    self.world = world
    self.logger = logger
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// What `viewer` may see under an id; throws `notFound` where that is nothing.
  func media(_ id: MediaID, asSeenBy viewer: UserID) async throws -> StoredMedia {
    guard let media = try await records.media(id, asSeenBy: viewer) else {
      throw CommonRefusal.notFound
    }
    return media
  }

  /// How many bytes the originals have that came with messages which `viewer` sees.
  func originalBytes(seenBy viewer: UserID) async throws -> Int {
    try await records.originalBytes(seenBy: viewer)
  }

  /// Gives `consume` the bytes of `range` piece by piece, and waits for it each time.
  func read(
    _ variant: StoredVariant, _ range: Range<Int>, _ consume: (ByteBuffer) async throws -> Void
  ) async throws {
    try await store.read(variant.digest, range, consume)
  }

  /// Keeps what a preparer made of an upload, and has the record say so.
  func keep(_ files: PreparedFiles, as id: MediaID, entry: MessageID) async throws -> Settlement {
    try await turns.take {
      var media = files.facts
      for (variant, file) in files.files {
        let (digest, bytes) = try await store.keep(file.path)
        media.variants[variant] = StoredVariant(digest: digest, bytes: bytes, mime: file.mime)
      }
      let settlement = try await records.settle(id, as: .ready(media), entry: entry)
      if settlement == .gone { try await removeUnused(media.variants.values.map(\.digest)) }
      return settlement
    }
  }

  /// Removes the bytes of an upload that are needed no more. Should that fail, they are swept later.
  func removeUpload(_ id: MediaID) async {
    await attempt { try await store.remove(id) }
  }

  /// Something was deleted: its bytes are to go, too.
  func collectSoon() { signal.yield() }

  /// Removes what is needed no more, whenever something was deleted, until the task is cancelled.
  ///
  /// What a crash has left belongs to no record, which is why it is swept first; and so is, now and
  /// then, what could not be removed because it was being copied.
  func run() async {
    await attempt { try await sweep() }
    var sweptAt = world.uptime()
    collectSoon()
    for await _ in signals {
      await attempt { try await collect() }
      guard world.uptime() - sweptAt > Self.sweepInterval else { continue }
      await attempt { try await sweep() }
      sweptAt = world.uptime()
    }
  }

  /// Removes the bytes of records that were removed, whether or not anything was made of them yet.
  func collect() async throws {
    for upload in try await records.unneeded(among: try await store.uploads()) {
      try await store.remove(upload)
    }
    while true {
      let discarded = try await records.discarded()
      guard !discarded.isEmpty else { return }
      try await turns.take {
        try await removeUnused(discarded)
        try await records.forget(discarded)
      }
    }
  }

  /// Removes all bytes that no record has.
  func sweep() async throws {
    let all = try await store.digests()
    for start in stride(from: 0, to: all.count, by: Self.sweepStep) {
      let some = Array(all[start..<min(start + Self.sweepStep, all.count)])
      try await turns.take { try await removeUnused(some) }
    }
  }

  private static let sweepStep = 500
  private static let sweepInterval = Duration.seconds(24 * 3_600)

  private func removeUnused(_ digests: [MediaDigest]) async throws {
    try await store.remove(try await records.unused(among: digests))
  }

  private func attempt(_ work: () async throws -> Void) async {
    do {
      try await work()
    } catch is CancellationError {
      // The next start does it.
    } catch {
      logger.warning("deleted media are still kept", metadata: ["error": "\(error)"])
    }
  }
}

/// Lets one at a time do its work, in the order in which they came.
private actor Turns {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take<Value: Sendable>(_ work: @Sendable () async throws -> Value) async rethrows -> Value {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isTaken = true
    }
    defer {
      if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
    return try await work()
  }
}
