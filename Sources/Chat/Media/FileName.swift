/// A file's name, whose extension tells every program what is in it.
enum FileName {
  /// `name` with an extension of `type`: one that promises another type is replaced, and where there
  /// is none that promises any it is added. Of a type that has none, and where nothing was named, it
  /// stays as it is.
  static func fitting(_ name: String, _ type: String) -> String {
    guard !name.isEmpty, let right = extensions[type], let usual = right.first else { return name }
    let (stem, end) = split(name)
    if let end, right.contains(end) { return name }
    let kept = end.map(promising.contains) ?? false ? stem : name
    return shortened(kept, to: longest - usual.utf8.count - 1) + "." + usual
  }

  /// Extensions by the types that are shown, the usual one first.
  private static let extensions = [
    "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"], "image/png": ["png"], "image/gif": ["gif"],
    "image/webp": ["webp"], "image/avif": ["avif"],
    "video/mp4": ["mp4", "m4v"], "video/quicktime": ["mov", "qt"], "video/webm": ["webm"],
    "audio/mpeg": ["mp3"], "audio/ogg": ["ogg", "oga", "opus"], "audio/wav": ["wav"],
    "audio/mp4": ["m4a", "m4b"],
  ]

  /// Extensions of everything that can become one of those.
  private static let promising = Set(extensions.values.joined()).union([
    "heic", "heif", "hif", "apng", "avi", "mkv", "3gp", "3g2", "mpg", "mpeg", "ts", "mts", "ogv",
    "wma", "wmv", "aac", "flac", "aiff", "amr", "caf",
  ])

  /// Most bytes of any name; file systems have no room for more.
  private static let longest = 255

  /// What is before the last dot and, in lower case, what is behind it; a dot in front hides a file and
  /// begins no extension.
  private static func split(_ name: String) -> (stem: String, end: String?) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, nil) }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
  }

  private static func shortened(_ name: String, to bytes: Int) -> String {
    var name = name
    while name.utf8.count > bytes { name.removeLast() }
    return name
  }
}
