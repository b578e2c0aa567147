import Foundation

/// What the worker says on standard output: one JSON document a line. Lines of progress may come
/// first; the last line says what came of it.
enum Report: Encodable {
  /// The share of the work that is done, from 0 to 1.
  case progress(Double)
  case prepared(Prepared, Usage)
  case refused(Refusal, Usage)

  private enum Key: CodingKey {
    case progress, prepared, refused, code, reason, usage
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    switch self {
    case .progress(let share): try line.encode(share, forKey: .progress)
    case .prepared(let prepared, let usage):
      try line.encode(prepared, forKey: .prepared)
      try line.encode(usage, forKey: .usage)
    case .refused(let refusal, let usage):
      var why = line.nestedContainer(keyedBy: Key.self, forKey: .refused)
      try why.encode(refusal.code, forKey: .code)
      try why.encode(refusal.reason, forKey: .reason)
      try line.encode(usage, forKey: .usage)
    }
  }

  /// Says it at once, so that progress is not held up in a buffer.
  func say() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(self) else { return }
    try? FileHandle.standardOutput.write(contentsOf: line + Data("\n".utf8))
  }
}
