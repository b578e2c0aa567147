import ChatTesting
import NIOCore
import Testing

@testable import Chat

@Suite("Uploads", .timeLimit(.minutes(5)))
struct UploadsTests {
  private let house: House
  private let uploads: Uploads

  init() async throws {
    house = try await House(preparer: TestPreparer()) {
      $0.limits.imageBytes = 10
      $0.limits.fileBytes = 20
      $0.limits.mediaBytes = 30
    }
    uploads = house.features.uploads
  }

  @Test func `what is too large, or too much, is refused before its first byte`() async throws {
    await #expect(throws: MediaRefusal.tooLarge(limit: 10)) { try await begin(11, "image/png") }
    await #expect(throws: MediaRefusal.tooLarge(limit: 20)) { try await begin(21) }
    await #expect(throws: CommonRefusal.self) { try await begin(0) }
    _ = try await begin(20)
    _ = try await begin(10, "image/png")
    await #expect(throws: MediaRefusal.quotaReached) { try await begin(1) }
  }

  @Test func `without anybody to look into them, none are taken`() async throws {
    let blind = try await House()

    await #expect(throws: MediaRefusal.noUploads) {
      try await blind.features.uploads.begin(
        AnnouncedFile(length: 1, UploadMetadata()), by: blind.ada)
    }
  }

  @Test func `an upload goes on where its connection broke`() async throws {
    let id = try await begin(5)

    await #expect(throws: MediaRefusal.interrupted) {
      try await append(Pieces(text: "mo", breaks: true), to: id, at: 0)
    }
    #expect(try await uploads.progress(of: id, of: house.ada).offset == 2)
    for offset in [0, 1, 3, 5] {
      await #expect(throws: MediaRefusal.offsetMismatch) {
        try await append(Pieces(text: "x"), to: id, at: offset)
      }
    }
    let progress = try await append(Pieces(text: "ths"), to: id, at: 2)

    #expect(progress.offset == 5 && progress.upload.isComplete)
    #expect(try await house.stores.attachments.waiting([.file], limit: 9).map(\.id) == [id])
    #expect(try await uploads.progress(of: id, of: house.ada).upload.isComplete)
    #expect(try await append(Pieces(text: ""), to: id, at: 5).offset == 5, "asked once more")
  }

  @Test func `an upload is nobody else's`() async throws {
    let id = try await begin(5)

    await #expect(throws: CommonRefusal.notFound) {
      try await uploads.progress(of: id, of: house.grace)
    }
    await #expect(throws: CommonRefusal.notFound) {
      try await uploads.append(Pieces(text: "moths"), to: id, of: house.grace, at: 0)
    }
    await #expect(throws: CommonRefusal.notFound) { try await uploads.remove(id, of: house.grace) }
    #expect(try await uploads.progress(of: id, of: house.ada).offset == 0)
  }

  @Test func `more than was announced is not taken`() async throws {
    let id = try await begin(3)

    await #expect(throws: MediaRefusal.tooLarge(limit: 3)) {
      try await append(Pieces(text: "moth"), length: 4, to: id, at: 0)
    }
    #expect(try await uploads.progress(of: id, of: house.ada).offset == 0)
    await #expect(throws: MediaRefusal.tooLarge(limit: 3)) {
      try await append(Pieces(text: "moth"), to: id, at: 0)
    }
  }

  @Test(arguments: ["sha1", "sha256"])
  func `bytes that are not those of the checksum leave the upload as it was`(algorithm: String)
    async throws
  {
    let id = try await begin(5)
    _ = try await append(Pieces(text: "mo"), to: id, at: 0)
    let sum = Self.sums[algorithm] ?? ""

    await #expect(throws: MediaRefusal.checksumMismatch) {
      try await append(Pieces(text: "thx"), sum: sum, to: id, at: 2)
    }
    await #expect(throws: MediaRefusal.interrupted) {
      try await append(Pieces(text: "th", breaks: true), sum: sum, to: id, at: 2)
    }
    #expect(try await uploads.progress(of: id, of: house.ada).offset == 2)
    #expect(try await append(Pieces(text: "ths"), sum: sum, to: id, at: 2).upload.isComplete)
  }

  /// Of `ths`.
  private static let sums = [
    "sha1": "sha1 jnf0n4J7ZsOf2Ib5nm73BMH+zCY=",
    "sha256": "sha256 KrkLcsAl7e7VFw/y59k+SZp3PGE4aXD0hAVdeB3EExY=",
  ]

  @Test func `only digests of algorithms that are offered are checksums`() {
    for field in ["", "sha1", "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1 AAAA", "sha256 !", "sha1  "] {
      #expect(UploadChecksum(field) == nil, "\(field)")
    }
  }

  @Test func `whoever comes anew goes on, and does not wait for a connection that is dead`()
    async throws
  {
    let id = try await begin(5)
    let (dead, bytes) = AsyncThrowingStream.makeStream(of: ByteBuffer.self)
    bytes.yield(ByteBuffer(string: "mo"))
    async let first = append(dead, to: id, at: 0)
    while try await house.stores.media.size(of: id) < 2 { await Task.yield() }

    #expect(try await uploads.progress(of: id, of: house.ada).offset == 2)

    // It may end as if its body had, or as one that was broken off.
    do {
      #expect(try await first.offset == 2)
    } catch {
      #expect(error as? MediaRefusal == .interrupted)
    }
    #expect(try await append(Pieces(text: "ths"), to: id, at: 2).upload.isComplete)
  }

  @Test func `what a crash has kept from being complete is so when it is asked for`() async throws {
    let id = try await begin(4)
    _ = try await house.stores.media.append(Pieces(text: "moth"), to: id, at: 0)

    let progress = try await uploads.progress(of: id, of: house.ada)

    #expect(progress.offset == 4 && progress.upload.isComplete)
    #expect(try await house.stores.attachments.waiting([.file], limit: 9).map(\.id) == [id])
  }

  @Test func `what nobody goes on with ends a day after its last byte`() async throws {
    let (left, going) = (try await begin(5), try await begin(5))
    for id in [left, going] { _ = try await append(Pieces(text: "mo"), to: id, at: 0) }
    await house.clock.advance(by: .seconds(12 * 3_600))
    let progress = try await append(Pieces(text: "t"), to: going, at: 2)
    #expect(
      progress.upload.expiresAt == house.world.now().advanced(bySeconds: Uploads.lifetime))

    await house.clock.advance(by: .seconds(12 * 3_600 + 1))
    await #expect(throws: CommonRefusal.notFound) {
      try await uploads.progress(of: left, of: house.ada)
    }
    try await uploads.removeExpired()

    #expect(try await house.stores.media.uploads() == [going])
    #expect(try await uploads.progress(of: going, of: house.ada).offset == 3)
  }

  @Test func `an hour after the other, what has ended is removed`() async throws {
    let id = try await begin(5)
    _ = try await append(Pieces(text: "mo"), to: id, at: 0)
    let upkeep = Task { try await uploads.run() }
    defer { upkeep.cancel() }

    for _ in 1...25 {
      await house.clock.waitForSleepers()
      await house.clock.advance(by: .seconds(3_600))
    }
    await house.clock.waitForSleepers()

    #expect(try await house.stores.media.uploads() == [])
  }

  @Test func `an upload can be given up, unless a message has it`() async throws {
    let conversation = try await house.befriend(house.ada, house.grace)
    let (given, sent) = (try await begin(2), try await begin(2))
    for id in [given, sent] { _ = try await append(Pieces(text: "mo"), to: id, at: 0) }
    _ = try await house.send([sent], by: house.ada, in: conversation)

    try await uploads.remove(given, of: house.ada)
    await #expect(throws: MediaRefusal.used) { try await uploads.remove(sent, of: house.ada) }

    #expect(try await house.stores.media.uploads() == [sent])
    await #expect(throws: CommonRefusal.notFound) {
      try await uploads.progress(of: given, of: house.ada)
    }
    #expect(try await uploads.progress(of: sent, of: house.ada).upload.expiresAt == nil)
  }

  @Test func `a full disk says so, and keeps what it has`() async throws {
    let media = MemoryMediaStore(capacity: 3)
    let uploads = uploads(in: media)
    await #expect(throws: MediaRefusal.storageFull) { try await begin(4, in: uploads) }
    let id = try await begin(3, in: uploads)
    // Somebody else fills the disk meanwhile.
    _ = try await media.append(Pieces(text: "moo"), to: house.world.makeID(), at: 0)

    await #expect(throws: MediaRefusal.storageFull) {
      try await uploads.append(Pieces(text: "hs!"), to: id, of: house.ada, at: 0)
    }
    #expect(try await uploads.progress(of: id, of: house.ada).offset == 1)
  }

  @Test func `what others have announced and not yet sent is room that nobody else gets`()
    async throws
  {
    let uploads = uploads(in: MemoryMediaStore(capacity: 10))
    let first = try await begin(6, in: uploads)
    await #expect(throws: MediaRefusal.storageFull) { try await begin(5, in: uploads) }
    // What has come counts once, as bytes that are there.
    _ = try await uploads.append(Pieces(text: "mot"), to: first, of: house.ada, at: 0)
    let second = try await begin(4, in: uploads)
    await #expect(throws: MediaRefusal.storageFull) { try await begin(1, in: uploads) }

    try await uploads.remove(second, of: house.ada)
    try await begin(4, in: uploads)
  }

  @Test func `whoever announces much and sends nothing does not keep others out for long`()
    async throws
  {
    let uploads = uploads(in: MemoryMediaStore(capacity: 10))
    let slow = try await begin(9, in: uploads)
    await house.clock.advance(by: ExpectedBytes.patience)
    let quick = try await begin(10, in: uploads)

    // Neither is refused what it goes on with, and both count again while they do.
    _ = try await uploads.append(Pieces(text: "m"), to: slow, of: house.ada, at: 0)
    _ = try await uploads.append(Pieces(text: "m"), to: quick, of: house.ada, at: 0)
    await #expect(throws: MediaRefusal.storageFull) { try await begin(1, in: uploads) }
  }

  private func uploads(in media: MemoryMediaStore) -> Uploads {
    let records = house.stores.attachments
    return Uploads(
      records: records, store: media,
      media: Media(records: records, store: media, world: house.world, logger: .silent),
      preparations: house.features.preparations, limits: Limits(), world: house.world,
      logger: .silent)
  }

  @discardableResult
  private func begin(_ length: Int, in uploads: Uploads) async throws -> MediaID {
    try await uploads.begin(AnnouncedFile(length: length, UploadMetadata()), by: house.ada).id
  }

  @discardableResult
  private func begin(_ length: Int, _ type: String = "") async throws -> MediaID {
    let metadata = UploadMetadata(UploadMetadata.field(["filetype": type])) ?? UploadMetadata()
    return try await uploads.begin(AnnouncedFile(length: length, metadata), by: house.ada).id
  }

  @discardableResult
  private func append(
    _ pieces: some AsyncSequence<ByteBuffer, any Error> & Sendable, length: Int? = nil,
    sum: String? = nil, to id: MediaID, at offset: Int
  ) async throws -> UploadProgress {
    try await uploads.append(
      pieces, length: length, checksum: try sum.map { try #require(UploadChecksum($0)) }, to: id,
      of: house.ada, at: offset)
  }
}
