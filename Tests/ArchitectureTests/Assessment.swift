import Foundation

/// The page on the ASVS, whose claims must have something to hold them.
enum Assessment {
  static let page = "docs/security-asvs.md"
  private static let verdicts: Set = ["met", "not met", "not applicable"]

  /// Rows of another form, met ones that nothing holds, and names that nothing has.
  static func breaches(in page: SourceFile, names: Set<String>) -> [Breach] {
    let rows = page.text.split(separator: "\n").filter { $0.prefix(3).contains(/\| [0-9]/) }
    return rows.flatMap { row -> [Breach] in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, verdicts.contains(cells[1]) else {
        return [Breach(path: page.path, problem: "has a row without a verdict: \(row)")]
      }
      let held = cells.dropFirst(3).joined().matches(of: /`([^`]+)`/).map { String($0.1) }
      let claim = "says that \(cells[0]) is \(cells[1])"
      guard cells[1] != "met" || !held.isEmpty else {
        return [Breach(path: page.path, problem: "\(claim) and names nothing that holds it")]
      }
      return held.filter { !names.contains($0) }.map {
        Breach(path: page.path, problem: "\(claim) by \($0), which is not there")
      }
    }
  }

  /// Suites of tests by their names, and files by their paths.
  static func names(in files: [SourceFile]) -> Set<String> {
    let tests = files.filter { $0.path.hasPrefix("Tests/") && $0.path.hasSuffix(".swift") }
    let suites = tests.flatMap { file in
      file.text.matches(of: /(?:struct|class) (\w+Tests)\b/).map { String($0.1) }
    }
    return Set(suites + files.map(\.path))
  }
}
