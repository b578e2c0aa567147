import Foundation

/// Prints figures for people, and keeps them as JSON lines for whoever compares runs.
struct Report {
  let thresholds: Thresholds
  /// Where a line of JSON a scenario is added; nil keeps none.
  let file: String?

  /// Shows what a scenario measured, each with its threshold where it has one.
  func show(_ scenario: String, _ figures: [Figure]) throws {
    print("\n\(scenario)")
    for figure in figures {
      let name = figure.name.padding(toLength: 30, withPad: " ", startingAt: 0)
      let verdict = thresholds.verdict(on: figure, in: scenario).map { "   \($0)" } ?? ""
      print("  \(name) \(Self.text(figure.value))\(verdict)")
    }
    // Shows at once, also where a file takes it.
    fflush(nil)
    guard let file else { return }
    let line = Line(
      time: Int(Date().timeIntervalSince1970), scenario: scenario,
      figures: Dictionary(
        figures.filter { $0.value.isFinite }.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try append(encoder.encode(line) + Data("\n".utf8), to: file)
  }

  private struct Line: Encodable {
    let time: Int
    let scenario: String
    let figures: [String: Double]
  }

  private func append(_ data: Data, to path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(filePath: path))
    }
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: data)
  }

  static func text(_ value: Double) -> String {
    String(format: value.magnitude < 100 ? "%12.3f" : "%12.0f", value)
  }
}
