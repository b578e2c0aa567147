/// What holds for every file alike.
enum Housekeeping {
  /// Most lines of a file that has one reason to be.
  static let mostLines = 400

  /// Source files that are longer, apart from tables that a tool has written.
  static func long(_ files: [SourceFile]) -> [Breach] {
    let languages = [".swift", ".ts", ".tsx", ".mjs", ".css"]
    let written = files.filter { file in
      languages.contains { file.path.hasSuffix($0) } && !file.text.hasPrefix("// Written by ")
    }
    return written.compactMap {
      let lines = $0.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      guard lines > mostLines else { return nil }
      return Breach(path: $0.path, problem: "has \(lines) lines, \(mostLines) are allowed")
    }
  }

  /// Files that name a place which exists on one machine only: somebody's home, or one of `places`.
  static func machinePaths(in files: [SourceFile], places: [String]) -> [Breach] {
    let homes = "(?<![\\w.])(/(?:home|root|Users)/[\\w.]+)"
    return files.flatMap { file -> [Breach] in
      let found = file.text.captures(of: homes) + places.filter { file.text.contains($0) }
      return Set(found).sorted().map { Breach(path: file.path, problem: "names \($0)") }
    }
  }
}
