import NIOCore

/// An archive on its way to somebody: each piece is taken before the next is made, and every so often
/// it is looked up whether it is still theirs to take.
///
/// One task's alone.
final class ArchiveOutput {
  /// How often that is looked up.
  private static let interval = Duration.seconds(2)

  private let send: (ByteBuffer) async throws -> Void
  private let isAllowed: () async throws -> Bool
  private let world: World
  private var archive = ZIPArchive()
  private var pace = ExportPace()
  private var lookedAt: Duration

  /// `send` returns once a piece is taken.
  init(
    world: World, isAllowed: @escaping () async throws -> Bool,
    send: @escaping (ByteBuffer) async throws -> Void
  ) {
    self.world = world
    self.isAllowed = isAllowed
    self.send = send
    lookedAt = world.uptime()
  }

  /// A file that is an answer of the API.
  func add(_ name: String, _ value: some Encodable) async throws {
    try await add(name, file: try JSON.encode(value))
  }

  func add(_ name: String, file: ByteBuffer) async throws {
    try await pass(archive.add(name, file, at: world.now()))
  }

  /// A file that `read` gives piece by piece, of so many bytes. False where it isn't there any more, and
  /// then nothing of it is in the archive.
  func add(
    _ name: String, bytes: Int, _ read: ((ByteBuffer) async throws -> Void) async throws -> Void
  ) async throws -> Bool {
    var left = bytes
    do {
      try await read { piece in
        if left == bytes { try await pass(archive.begin(name, about: bytes, at: world.now())) }
        left -= piece.readableBytes
        try await pass(archive.append(piece))
      }
    } catch CommonRefusal.notFound where left == bytes {
      return false
    }
    guard left == 0, bytes > 0 else { throw ExportFault.cutOff }
    try await pass(archive.end())
    return true
  }

  /// Without this nobody takes the archive for whole.
  func finish() async throws { try await pass(archive.finish()) }

  private func pass(_ bytes: ByteBuffer) async throws {
    let start = world.uptime()
    if start - lookedAt >= Self.interval {
      guard try await isAllowed() else { throw ExportFault.sessionEnded }
      lookedAt = start
    }
    try await send(bytes)
    guard pace.took(bytes.readableBytes, in: world.uptime() - start) else {
      throw ExportFault.tooSlow
    }
  }
}

/// Why an archive is not brought to its end; whoever fetches it sees that by the missing end alone.
enum ExportFault: Error {
  /// A file was shorter than its record says.
  case cutOff
  case sessionEnded
  case tooSlow
}
