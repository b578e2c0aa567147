import NIOCore

/// A frame in the form in which clients write the most frequent ones: one object of texts and whole
/// numbers, each name once, with the short escapes alone.
///
/// It is read without building a document. Whatever has another form, be it good JSON or none, is
/// not judged here but left to ``FrameReader``; so nothing is understood in two ways.
struct PlainFrame {
  struct Member {
    let name: Range<Int>
    /// Without its quotation marks.
    let value: Range<Int>
    let form: Form
  }

  enum Form {
    case text, escapedText, number
  }

  private let bytes: ByteBufferView
  private let members: [Member]

  /// Nil for every other form.
  init?(_ text: ByteBuffer) {
    bytes = text.readableBytesView
    guard let members = text.withUnsafeReadableBytes(PlainScanner.members) else { return nil }
    self.members = members
  }

  /// The text of a member; nil where it is missing or a number.
  func text(_ name: StaticString) -> String? {
    guard let member = member(name), member.form != .number else { return nil }
    let value = slice(member.value)
    return member.form == .text
      ? String(decoding: value, as: UTF8.self) : PlainScanner.unescaped(value)
  }

  /// The number of a member; nil where it is missing or a text.
  func number(_ name: StaticString) -> Int? {
    guard let member = member(name), member.form == .number else { return nil }
    return Int(String(decoding: slice(member.value), as: UTF8.self))
  }

  /// Whether there is such a member, of whatever form.
  func has(_ name: StaticString) -> Bool { member(name) != nil }

  private func member(_ name: StaticString) -> Member? {
    members.first { member in
      member.name.count == name.utf8CodeUnitCount
        && name.withUTF8Buffer { slice(member.name).elementsEqual($0) }
    }
  }

  private func slice(_ range: Range<Int>) -> ByteBufferView {
    let start = bytes.startIndex
    return bytes[start + range.lowerBound..<start + range.upperBound]
  }
}
