import NIOCore

/// A ZIP archive that is written from its beginning to its end (PKWARE's APPNOTE.TXT 6.3.10), and no
/// further back: each step gives the bytes that are to follow.
///
/// What is there as a whole is stored (4.4.5, method 0), its size and checksum before it. What comes
/// piece by piece has both behind it (4.3.9), and is therefore framed as Deflate whose blocks are not
/// compressed (method 8; RFC 1951, section 3.2.4): so also a reader that goes from the front finds its
/// end. Where 32 bits are too few there are the fields of ZIP64 (4.5.3, 4.3.14). Names are UTF-8
/// (4.4.4, bit 11).
///
/// It keeps what the central directory says of each file, some hundred bytes, and nothing else.
struct ZIPArchive {
  /// The fields from which ZIP64 takes over; a test sets them lower.
  struct Fields {
    var bytes: UInt64 = 0xffff_ffff
    var files: UInt64 = 0xffff
  }

  private let fields: Fields
  private var offset: UInt64 = 0
  private var directory = ByteBuffer()
  private var files: UInt64 = 0
  private var open: ZIPFile?

  init(fields: Fields = Fields()) {
    self.fields = fields
  }

  /// A file that is there as a whole.
  mutating func add(_ name: String, _ content: ByteBuffer, at time: Timestamp) -> ByteBuffer {
    var file = ZIPFile(name: name, time: time, offset: offset, method: .stored)
    file.crc.update(content)
    file.size = UInt64(content.readableBytes)
    file.packed = file.size
    var bytes = file.header(isLarge: file.size >= fields.bytes)
    bytes.writeImmutableBuffer(content)
    keep(file)
    return follow(bytes)
  }

  /// The beginning of a file that comes piece by piece, of about so many bytes. One at a time.
  mutating func begin(_ name: String, about size: Int, at time: Timestamp) -> ByteBuffer {
    precondition(open == nil, "one file at a time")
    var file = ZIPFile(name: name, time: time, offset: offset, method: .deflated)
    // The frames of its blocks make it a little larger.
    file.isLarge = UInt64(size) + UInt64(size) >> 8 >= fields.bytes
    open = file
    return follow(file.header(isLarge: file.isLarge))
  }

  /// The next piece of the file that was begun.
  mutating func append(_ piece: ByteBuffer) -> ByteBuffer {
    guard var file = open else { preconditionFailure("a file was begun") }
    file.crc.update(piece)
    file.size += UInt64(piece.readableBytes)
    let blocks = Self.blocks(piece)
    file.packed += UInt64(blocks.readableBytes)
    open = file
    return follow(blocks)
  }

  /// The end of the file that was begun.
  mutating func end() -> ByteBuffer {
    guard var file = open else { preconditionFailure("a file was begun") }
    open = nil
    var bytes = ByteBuffer(bytes: Self.lastBlock)
    file.packed += UInt64(bytes.readableBytes)
    bytes.writeImmutableBuffer(file.descriptor)
    keep(file)
    return follow(bytes)
  }

  /// The central directory (4.3.12) and its end (4.3.14 to 4.3.16), without which no reader takes the
  /// archive for whole.
  mutating func finish() -> ByteBuffer {
    precondition(open == nil, "every file has its end")
    let (start, size) = (offset, UInt64(directory.readableBytes))
    var bytes = directory
    directory.clear()
    if files >= fields.files || start >= fields.bytes || size >= fields.bytes {
      bytes.write(ZIPFile.Signature.largeEnd)
      bytes.write(UInt64(44))
      bytes.write(ZIPFile.madeBy)
      bytes.write(ZIPFile.largeVersion)
      bytes.write(UInt32(0))
      bytes.write(UInt32(0))
      for number in [files, files, size, start] { bytes.write(number) }
      bytes.write(ZIPFile.Signature.largeEndLocator)
      bytes.write(UInt32(0))
      bytes.write(start + size)
      bytes.write(UInt32(1))
    }
    bytes.write(ZIPFile.Signature.end)
    bytes.write(UInt32(0))
    let count = files >= fields.files ? UInt16.max : UInt16(files)
    bytes.write(count)
    bytes.write(count)
    bytes.write(size >= fields.bytes ? UInt32.max : UInt32(size))
    bytes.write(start >= fields.bytes ? UInt32.max : UInt32(start))
    bytes.write(UInt16(0))
    return follow(bytes)
  }

  private mutating func keep(_ file: ZIPFile) {
    directory.writeImmutableBuffer(file.entry(from: fields.bytes))
    files += 1
  }

  private mutating func follow(_ bytes: ByteBuffer) -> ByteBuffer {
    offset += UInt64(bytes.readableBytes)
    return bytes
  }

  /// Blocks that are not compressed, each with its length and the complement of that.
  private static func blocks(_ piece: ByteBuffer) -> ByteBuffer {
    var (piece, blocks) = (piece, ByteBuffer())
    blocks.reserveCapacity(piece.readableBytes + 5 * (piece.readableBytes / mostInBlock + 1))
    while let block = piece.readSlice(length: min(mostInBlock, piece.readableBytes)),
      block.readableBytes > 0
    {
      let length = UInt16(block.readableBytes)
      blocks.write(UInt8(0))
      blocks.write(length)
      blocks.write(~length)
      blocks.writeImmutableBuffer(block)
    }
    return blocks
  }

  private static let mostInBlock = Int(UInt16.max)
  /// An empty one that says it is the last.
  private static let lastBlock: [UInt8] = [1, 0, 0, 0xff, 0xff]
}

extension ByteBuffer {
  /// Numbers have their lowest byte first (APPNOTE 4.4.1.1).
  mutating func write(_ number: some FixedWidthInteger) {
    writeInteger(number, endianness: .little)
  }
}
