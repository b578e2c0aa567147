import Chat
import ChatTesting
import Crypto
import Foundation
import Logging
import NIOCore

@testable import MongoStore

/// A database of one test's own with the media of some nodes on it, gone with the replica set.
final class MediaStage: Sendable {
  let uri: String
  let name = "media-\(UUID().uuidString)"
  let stores: MongoStores
  let folder: TemporaryFolder
  let world = World.test(clock: TestClock())

  init() async throws {
    uri = try await ReplicaSet.shared().uri
    folder = try TemporaryFolder()
    guard let address = MongoAddress(uri, database: name) else { throw MongoFault.address }
    stores = try await MongoStores(
      address, .upkeep, folder: folder.path + "/first",
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  var media: any MediaStore { stores.media }

  /// What another node sees, whose claims hold for so many seconds.
  func node(claims: MediaClaims = MediaClaims()) throws -> (
    media: GridFSMediaStore, attachments: MongoAttachmentStore
  ) {
    (
      try GridFSMediaStore(
        pool: stores.pool, claims: claims, folder: folder.path + "/\(UUID().uuidString)"),
      MongoAttachmentStore(pool: stores.pool, claims: claims)
    )
  }

  /// A file with these bytes.
  func file(_ bytes: [UInt8]) throws -> String {
    let path = folder.path + "/\(UUID().uuidString)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func bytes(_ digest: MediaDigest, _ range: Range<Int>) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await media.read(digest, range) { bytes += $0.readableBytesView }
    return bytes
  }

  func bytes(of upload: MediaID) async throws -> [UInt8] {
    try await media.withFiles(of: upload) { file, _ in
      Array(try Data(contentsOf: URL(filePath: file)))
    }
  }

  func register(_ username: String) async throws -> UserID {
    let account = Account.test(username, username, world)
    _ = try await stores.accounts.create(account)
    return account.id
  }

  /// An announced file of 100 bytes.
  func upload(_ owner: UserID) -> Upload {
    Upload(
      id: world.makeID(), owner: owner, kind: .file, name: "moth.txt", mime: "text/plain",
      bytes: 100, expiresAt: world.now().advanced(bySeconds: 60))
  }

  /// An upload with all its bytes.
  func complete(_ owner: UserID) async throws -> MediaID {
    let upload = upload(owner)
    _ = try await stores.attachments.begin(upload, quota: .unlimited)
    try await stores.attachments.complete(
      upload.id, expiresAt: world.now().advanced(bySeconds: 60))
    return upload.id
  }

  func count(_ collection: MongoCollection) async throws -> Int {
    try await stores.pool.run { try $0.count(collection, [:], limit: 1_000) }
  }
}

/// A body of one piece after the other, after which its connection may break.
struct Body: AsyncSequence, Sendable {
  let pieces: [[UInt8]]
  var breaks = false

  /// These bytes in pieces of so many.
  init(_ bytes: [UInt8], pieces size: Int = 100_000, breaks: Bool = false) {
    pieces = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<Swift.min($0 + size, bytes.count)])
    }
    self.breaks = breaks
  }

  func makeAsyncIterator() -> Iterator { Iterator(rest: pieces[...], breaks: breaks) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var rest: ArraySlice<[UInt8]>
    fileprivate let breaks: Bool

    mutating func next() async throws -> ByteBuffer? {
      if rest.isEmpty, breaks { throw ChannelError.eof }
      return rest.popFirst().map { ByteBuffer(bytes: $0) }
    }
  }
}

extension PreparedMedia {
  /// A file whose original has that digest.
  static func file(_ digest: MediaDigest) -> PreparedMedia {
    PreparedMedia(
      kind: .file, mime: "text/plain",
      variants: [.original: StoredVariant(digest: digest, bytes: 1_000, mime: "text/plain")])
  }
}

extension [UInt8] {
  /// So many bytes, of which no two chunks are equal.
  static func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  var digest: MediaDigest {
    guard let digest = MediaDigest(bytes: SHA256.hash(data: self)) else {
      preconditionFailure("SHA-256 has 32 bytes.")
    }
    return digest
  }
}
