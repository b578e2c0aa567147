import Chat
import NIOCore

/// The end of an upload while more of it comes: pieces are gathered until they fill a few chunks.
struct GrowingUpload: Sendable {
  private let id: MediaID
  /// The chunk that the gathered bytes begin with.
  private var n: Int
  /// How many of its bytes are stored already.
  private var stored: Int
  /// All of chunk `n`, and what has come behind it.
  private var gathered = ByteBuffer()
  /// Bytes since somebody asked whether there is room.
  private var unasked = 0

  /// An upload that goes on at `offset`.
  ///
  /// Throws ``MediaRefusal/interrupted`` where that is not its size, and ``MediaStoreFault/full``.
  init(_ id: MediaID, at offset: Int, in connection: borrowing MongoConnection) throws {
    guard try connection.hasRoom(for: 0) else { throw MediaStoreFault.full }
    guard try connection.size(of: id) == offset else { throw MediaRefusal.interrupted }
    self.id = id
    (n, stored) = offset.quotientAndRemainder(dividingBy: Chunks.bytes)
    guard stored > 0 else { return }
    for data in try connection.chunks(.uploads, of: id, n..<n + 1) { gathered.writeBytes(data) }
  }

  /// Takes a piece; it is not written yet.
  mutating func gather(_ piece: ByteBuffer) { gathered.writeImmutableBuffer(piece) }

  /// Whether it is time to write.
  var isFull: Bool { gathered.readableBytes >= Chunks.written * Chunks.bytes }

  /// Bytes, whether written or not.
  var size: Int { n * Chunks.bytes + gathered.readableBytes }

  /// Writes the chunks that are whole; asks before, now and then, whether there is room for more.
  func written(in connection: borrowing MongoConnection) throws -> GrowingUpload {
    var upload = self
    if unasked >= Self.askedEvery {
      guard try connection.hasRoom(for: 0) else { throw MediaStoreFault.full }
      upload.unasked = 0
    }
    var whole: [[UInt8]] = []
    while upload.gathered.readableBytes >= Chunks.bytes,
      let data = upload.gathered.readBytes(length: Chunks.bytes)
    { whole.append(data) }
    upload.gathered.discardReadBytes()
    try write(whole, in: connection)
    (upload.n, upload.stored) = (n + whole.count, 0)
    upload.unasked += whole.count * Chunks.bytes
    return upload
  }

  private static let askedEvery = 32 << 20

  /// Writes everything, the last chunk as far as it has come; answers the size.
  func finished(in connection: borrowing MongoConnection) throws -> Int {
    let upload = isFull ? try written(in: connection) : self
    var rest = upload.gathered
    var chunks: [[UInt8]] = []
    while rest.readableBytes > 0 {
      guard let data = rest.readBytes(length: min(rest.readableBytes, Chunks.bytes)) else { break }
      chunks.append(data)
    }
    try upload.write(chunks, in: connection)
    return size
  }

  /// Writes chunks from `n` on; of the first, some bytes may be stored, or all.
  private func write(_ chunks: [[UInt8]], in connection: borrowing MongoConnection) throws {
    guard stored > 0, let first = chunks.first else {
      return try connection.appendChunks(chunks, from: n, of: id)
    }
    if first.count > stored {
      try connection.replaceChunk(n, of: id, known: stored, first)
    }
    try connection.appendChunks(Array(chunks.dropFirst()), from: n + 1, of: id)
  }
}
