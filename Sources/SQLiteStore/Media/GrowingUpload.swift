import Chat
import NIOCore

/// An upload's file while more of it comes: pieces are gathered until it pays to write them.
struct GrowingUpload: Sendable {
  private let file: OpenFile
  private let room: DiskRoom
  private var gathered = ByteBuffer()
  /// Bytes that were written, which is where the gathered ones belong.
  private(set) var size: Int
  /// How many of them would survive a power cut.
  private var durable: Int

  /// Opens the file of an upload that goes on at `offset`, making it where it is new.
  init(path: String, offset: Int, room: DiskRoom) throws {
    guard try room.has(0) else { throw MediaStoreFault.full }
    file = try OpenFile(writing: path)
    size = offset
    durable = offset
    self.room = room
  }

  /// Takes a piece; it is not written yet.
  mutating func gather(_ piece: ByteBuffer) { gathered.writeImmutableBuffer(piece) }

  /// Whether it is time to write.
  var isFull: Bool { gathered.readableBytes >= 256 << 10 }

  /// Writes what was gathered. The disk has to keep up, so that the last bytes wait no longer for it
  /// than others, and is asked for its room each time that it has.
  func written() throws -> GrowingUpload {
    var upload = self
    try file.write(gathered, at: size)
    upload.size += gathered.readableBytes
    upload.gathered = ByteBuffer()
    guard upload.size - durable >= 32 << 20 else { return upload }
    guard try room.has(0) else { throw MediaStoreFault.full }
    return try upload.synced()
  }

  /// Returns once what was written would survive.
  func synced() throws -> GrowingUpload {
    var upload = self
    try file.sync()
    upload.durable = size
    return upload
  }
}
