/// What files in an archive are called: names that every system takes, made of numbers, and of what
/// people called a file only what is harmless.
enum ArchiveNames {
  /// The folder of a conversation with everything that was sent in it.
  static func conversation(_ number: Int) -> String { "conversations/\(padded(number))" }

  static func page(_ page: Int, of conversation: Int) -> String {
    "\(self.conversation(conversation))/\(page).html"
  }

  static func data(_ page: Int, of conversation: Int) -> String {
    "data/\(self.conversation(conversation))/\(page).json"
  }

  /// An attachment: conversation, number of its message and place in it are what makes it one of its
  /// kind.
  static func media(
    _ attachment: Attachment, at place: Int, of message: Message, in conversation: Int
  ) -> String {
    let name = safe(attachment.name, shown: attachment.kind != .file)
    return "media/\(padded(conversation))/\(message.seq)-\(place + 1)-\(name)"
  }

  /// A person's picture.
  static func picture(_ mime: String) -> String { "media/" + FileName.fitting("me", mime) }

  /// `name` with letters and digits of any script, blanks, dots, hyphens and lines alone, no dot or blank
  /// at its end, and at most 100 bytes long. What no program has looked into never has an extension by
  /// which a browser would run it.
  static func safe(_ name: String, shown: Bool) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isSafe =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " .-_()".unicodeScalars.contains(scalar)
      return isSafe ? scalar : "_"
    }
    var whole = String(String.UnicodeScalarView(scalars))
    let end = whole.lastIndex(of: ".").map { String(whole[$0...]) } ?? ""
    if whole.utf8.count > longest {
      let stem = whole.dropLast(end.count)
      let kept = end.utf8.count > longest / 2 ? "" : end
      whole = shortened(String(stem), to: longest - kept.utf8.count) + kept
    }
    while let last = whole.last, last == "." || last == " " { whole.removeLast() }
    if whole.isEmpty { return "file" }
    let runs = running.contains(whole.split(separator: ".").last?.lowercased() ?? "")
    return runs && !shown ? whole + "_" : whole
  }

  private static let longest = 100

  /// Extensions of what a browser would run as a page of its own.
  private static let running: Set<String> = [
    "htm", "html", "shtml", "xhtml", "xht", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt",
    "js", "mjs", "hta", "url", "webloc",
  ]

  private static func shortened(_ name: String, to bytes: Int) -> String {
    var name = name
    while name.utf8.count > bytes { name.removeLast() }
    return name
  }

  /// So that a list by name is a list by number.
  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }
}
