/// What a `Range` field asks of so many bytes (RFC 9110, section 14.2).
enum ByteRanges: Equatable {
  /// Everything: nothing else is asked for, or nothing that is worth heeding.
  case whole
  /// One or a few parts, none empty, in the order in which they were asked for.
  case parts([Range<Int>])
  /// Only what is not there.
  case unsatisfiable

  /// More parts than anybody who shows or resumes media asks for.
  static let mostParts = 8

  /// Reads a field; one that is not well-formed is as if it weren't there.
  init(_ field: String?, length: Int) {
    guard let field, let ranges = Self.ranges(field, length: length) else {
      self = .whole
      return
    }
    let parts = ranges.filter { !$0.isEmpty }
    if parts.isEmpty {
      self = .unsatisfiable
    } else if ranges.count > Self.mostParts || Self.overlap(parts) {
      self = .whole
    } else {
      self = .parts(parts)
    }
  }

  /// The ranges of the list, of which those that lie behind the end are empty.
  private static func ranges(_ field: String, length: Int) -> [Range<Int>]? {
    let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].lowercased() == "bytes" else { return nil }
    var ranges: [Range<Int>] = []
    for element in sides[1].split(separator: ",") {
      let text = element.trimming { $0 == " " || $0 == "\t" }
      // A list may have empty elements (section 5.6.1.2).
      guard !text.isEmpty else { continue }
      guard let range = range(text, length: length) else { return nil }
      ranges.append(range)
    }
    return ranges.isEmpty ? nil : ranges
  }

  private static func range(_ text: Substring, length: Int) -> Range<Int>? {
    guard let dash = text.firstIndex(of: "-") else { return nil }
    let (first, last) = (text[..<dash], text[text.index(after: dash)...])
    guard !first.isEmpty else {
      return number(last).map { length - min($0, length)..<length }
    }
    guard let first = number(first) else { return nil }
    guard !last.isEmpty else { return min(first, length)..<length }
    guard let last = number(last), last >= first else { return nil }
    return min(first, length)..<(last < length ? last + 1 : length)
  }

  /// Digits alone; more than a number holds lies behind every end.
  private static func number(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(digits) ?? .max
  }

  private static func overlap(_ parts: [Range<Int>]) -> Bool {
    let sorted = parts.sorted { $0.lowerBound < $1.lowerBound }
    return zip(sorted, sorted.dropFirst()).contains { $0.overlaps($1) }
  }
}

extension Substring {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
    var text = drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
