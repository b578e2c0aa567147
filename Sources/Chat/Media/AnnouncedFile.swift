/// What a client says of a file before it sends it. Nothing but its length has to be true.
struct AnnouncedFile: Sendable {
  let length: Int
  let kind: Attachment.Kind
  let name: String
  let mime: String
  let alt: String?
  let width: Int?
  let height: Int?
  let duration: Int?
  /// What of it can't be taken.
  let problems: [FieldProblem]

  init(length: Int, _ metadata: UploadMetadata) {
    self.length = length
    name = metadata.text("filename") ?? ""
    alt = metadata.text("alt").flatMap { $0.isEmpty ? nil : $0 }
    mime = Self.mediaType(metadata.text("filetype") ?? "")
    kind = Self.kind(of: mime)
    var numbers = Numbers(metadata: metadata)
    width = numbers.take("width", in: 1...1_000_000)
    height = numbers.take("height", in: 1...1_000_000)
    duration = numbers.take("duration", in: 0...maximumNumber)
    problems =
      (length > 0 ? [] : [FieldProblem("length", "empty", "A file without a byte can't be sent.")])
      + TextRules.fileNameProblems(name) + TextRules.altProblems(alt ?? "") + numbers.problems
  }

  /// The upload that it begins.
  func upload(_ id: MediaID, by owner: UserID, until end: Timestamp) -> Upload {
    Upload(
      id: id, owner: owner, kind: kind, name: name, mime: mime, bytes: length, width: width,
      height: height, duration: duration, alt: alt, expiresAt: end)
  }

  /// Type and subtype in lower case (RFC 9110, section 8.3.1); of anything else, that nothing is known.
  private static func mediaType(_ text: String) -> String {
    let type = text.prefix { $0 != ";" }.lowercased().trimmingPrefix(while: \.isWhitespace)
    let isType =
      type.wholeMatch(of: /[a-z0-9][a-z0-9!#$&^_.+\-]*\/[a-z0-9][a-z0-9!#$&^_.+\-]*/) != nil
    return isType && type.utf8.count <= 127 ? String(type) : "application/octet-stream"
  }

  /// Only pictures that can be made safe are shown as such: one that may hold scripts is a file.
  private static func kind(of mime: String) -> Attachment.Kind {
    switch mime {
    case "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic",
      "image/heif":
      .image
    case _ where mime.hasPrefix("video/"): .video
    case _ where mime.hasPrefix("audio/"): .audio
    default: .file
    }
  }

  private struct Numbers {
    let metadata: UploadMetadata
    var problems: [FieldProblem] = []

    mutating func take(_ key: String, in range: ClosedRange<Int>) -> Int? {
      guard let text = metadata.text(key[...]), !text.isEmpty else { return nil }
      if let number = Int(text), range.contains(number) { return number }
      problems.append(
        FieldProblem(
          key, "range",
          "\(key) must be a number from \(range.lowerBound) to \(range.upperBound)."))
      return nil
    }
  }
}
