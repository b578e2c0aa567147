import Logging
import NIOCore

/// Files on their way in: begun, continued after whatever broke, and handed on to be prepared.
struct Uploads: Sendable {
  private let records: any AttachmentStore
  private let store: any MediaStore
  private let media: Media
  private let preparations: MediaPreparations?
  private let limits: Limits
  private let world: World
  private let logger: Logger
  private let turns = UploadTurns()
  private let expected: ExpectedBytes

  /// Seconds after its last byte until what nobody goes on with, or uses, is removed.
  static let lifetime = 24 * 3_600

  init(
    records: any AttachmentStore, store: any MediaStore, media: Media,
    preparations: MediaPreparations?, limits: Limits, world: World, logger: Logger
  ) {
    self.records = records
    self.store = store
    self.media = media
    self.preparations = preparations
    self.limits = limits
    self.world = world
    self.logger = logger
    expected = ExpectedBytes(uptime: world.uptime)
  }

  /// Most bytes that any upload may have.
  var largest: Int { Attachment.Kind.allCases.map(limits.bytes).reduce(0, max) }

  /// Takes on a file that has been announced, before its first byte has come.
  func begin(_ file: AnnouncedFile, by owner: UserID) async throws -> Upload {
    guard preparations != nil else { throw MediaRefusal.noUploads }
    let problems = file.problems
    guard problems.isEmpty else { throw CommonRefusal.invalid(problems) }
    let limit = limits.bytes(of: file.kind)
    guard file.length <= limit else { throw MediaRefusal.tooLarge(limit: limit) }
    let upload = file.upload(world.makeID(), by: owner, until: end)
    do {
      try await begin(upload)
    } catch {
      expected.forget(upload.id)
      throw error
    }
    return upload
  }

  /// How far an upload is; whoever asks means to go on with it, so nobody else does.
  func progress(of id: MediaID, of owner: UserID) async throws -> UploadProgress {
    try await turns.take(id) { _ in try await progress(of: try await upload(id, of: owner)) }
  }

  /// Appends what `pieces` brings; what has come before they break is kept, but where it has a checksum,
  /// which speaks of all of it. `length` is that of all pieces, where it is known.
  func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, length: Int? = nil,
    checksum: UploadChecksum? = nil, to id: MediaID, of owner: UserID, at offset: Int
  ) async throws -> UploadProgress {
    try await turns.take(id) { turn in
      let upload = try await upload(id, of: owner)
      let left = upload.bytes - offset
      guard try await progress(of: upload).offset == offset else {
        throw MediaRefusal.offsetMismatch
      }
      guard length ?? 0 <= left else { throw MediaRefusal.tooLarge(limit: left) }
      expected.expect(left, of: id)
      let body = UploadBody(pieces: pieces, limit: left, checksum: checksum) {
        [expected] in expected.take($0, of: id)
      }
      return try await append(body, to: upload, at: offset, turn)
    }
  }

  /// Removes an upload that no message has taken.
  func remove(_ id: MediaID, of owner: UserID) async throws {
    try await turns.take(id) { _ in
      _ = try await upload(id, of: owner)
      guard try await records.withdraw(id, of: owner) else { throw MediaRefusal.used }
      try await store.remove(id)
    }
    expected.forget(id)
    media.collectSoon()
  }

  /// Removes hourly what nobody has gone on with, or used, in time; until the task is cancelled.
  func run() async throws {
    while true {
      do {
        try await removeExpired()
      } catch {
        logger.warning("ended uploads are still kept", metadata: ["error": "\(error)"])
      }
      try await world.sleep(.seconds(3_600))
    }
  }

  /// Removes what nobody has gone on with, or used, in time.
  func removeExpired() async throws {
    for id in turns.ids { try await records.keep(id, until: end) }
    for id in try await records.removeExpired(before: world.now()) { try await store.remove(id) }
    media.collectSoon()
  }

  private var end: Timestamp { world.now().advanced(bySeconds: Self.lifetime) }

  private func begin(_ upload: Upload) async throws {
    let all = expected.expect(upload.bytes, of: upload.id)
    guard try await store.hasRoom(for: all) else { throw MediaRefusal.storageFull }
    guard try await records.begin(upload, quota: UploadQuota(bytes: limits.mediaBytes)) else {
      throw MediaRefusal.quotaReached
    }
  }

  private func upload(_ id: MediaID, of owner: UserID) async throws -> Upload {
    guard let upload = try await records.upload(id, of: owner),
      upload.expiresAt.map({ $0 >= world.now() }) ?? true
    else { throw CommonRefusal.notFound }
    return upload
  }

  /// Also completes what a crash has kept from being so.
  private func progress(of upload: Upload) async throws -> UploadProgress {
    guard !upload.isComplete else { return UploadProgress(upload: upload, offset: upload.bytes) }
    let offset = try await store.size(of: upload.id)
    return offset < upload.bytes
      ? UploadProgress(upload: upload, offset: offset) : try await complete(upload)
  }

  private func append(
    _ body: UploadBody<some Sendable>, to upload: Upload, at offset: Int, _ turn: UploadTurn
  ) async throws -> UploadProgress {
    var upload = upload
    upload.expiresAt = end
    do {
      let size = try await turn.untilStopped { [store, upload] in
        try await body.checksum == nil
          ? store.append(body, to: upload.id, at: offset)
          : store.appendWhole(body, to: upload.id, at: offset)
      }
      try await records.keep(upload.id, until: end)
      return size < upload.bytes
        ? UploadProgress(upload: upload, offset: size) : try await complete(upload)
    } catch {
      try await records.keep(upload.id, until: end)
      throw error is MediaStoreFault ? MediaRefusal.storageFull : error
    }
  }

  private func complete(_ upload: Upload) async throws -> UploadProgress {
    var upload = upload
    upload.isComplete = true
    upload.expiresAt = end
    try await records.complete(upload.id, expiresAt: end)
    preparations?.beginSoon()
    return UploadProgress(upload: upload, offset: upload.bytes)
  }
}

/// How many bytes of an upload are here.
struct UploadProgress: Sendable {
  let upload: Upload
  let offset: Int
}
