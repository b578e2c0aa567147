/// What a session is called in its owner's list: what the client says, else what the user agent shows.
enum DeviceName {
  /// At most 64 characters and 256 bytes of `given`, without what steers a terminal or the direction
  /// of text, else browser and system out of `userAgent`.
  static func of(_ given: String?, userAgent: String?) -> String {
    let visible = (given ?? "").unicodeScalars.filter {
      $0.properties.generalCategory != .control && !TextRules.isBidirectionalControl($0)
    }
    var name = String(String(String.UnicodeScalarView(visible)).prefix(64))
    while name.utf8.count > 256 { name.removeLast() }
    if name.contains(where: { !$0.isWhitespace }) { return name }
    guard let userAgent else { return "Unknown device" }
    let browser = first(of: browsers, in: userAgent)
    let system = first(of: systems, in: userAgent)
    switch (browser, system) {
    case (let browser?, let system?): return "\(browser) on \(system)"
    case (let one?, nil), (nil, let one?): return one
    case (nil, nil): return "Unknown device"
    }
  }

  private static func first(of names: [(mark: String, name: String)], in text: String) -> String? {
    names.first { text.contains($0.mark) }?.name
  }

  /// In this order, because each later one also appears in the earlier ones' user agents.
  private static let browsers = [
    (mark: "Firefox/", name: "Firefox"), (mark: "Edg/", name: "Edge"),
    (mark: "OPR/", name: "Opera"), (mark: "Chrome/", name: "Chrome"),
    (mark: "Safari/", name: "Safari"),
  ]

  private static let systems = [
    (mark: "Android", name: "Android"), (mark: "iPhone", name: "iPhone"),
    (mark: "iPad", name: "iPad"), (mark: "Windows", name: "Windows"),
    (mark: "Mac OS X", name: "macOS"), (mark: "CrOS", name: "ChromeOS"),
    (mark: "Linux", name: "Linux"),
  ]
}
