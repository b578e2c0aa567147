/// What the command line says.
struct Options: Sendable {
  var scenarios: [String] = []
  var server = ""
  var core: Int?
  /// Of a replica set, whose databases `bench-...` are the bench's.
  var mongodb: String?
  var thresholds = ""
  var json: String?
  var pairs = 100
  var outstanding = 16
  var sockets = 10_000
  var messages = 20_000
  var seconds = 10
  var warmUp = 3

  /// Throws ``BenchFault`` for what it cannot read.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        scenarios.append(word)
        continue
      }
      guard let value = rest.popFirst(), take(String(word.dropFirst(2)), value) else {
        throw BenchFault("\(word) is unknown, or its value is not allowed")
      }
    }
    guard !server.isEmpty, !thresholds.isEmpty else {
      throw BenchFault("--server and --thresholds are needed")
    }
  }

  private mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "server": server = value
    case "thresholds": thresholds = value
    case "json": json = value
    case "mongodb": mongodb = value
    default:
      guard let number = Int(value), number >= 0 else { return false }
      return take(name, number)
    }
    return true
  }

  private mutating func take(_ name: String, _ number: Int) -> Bool {
    switch name {
    case "core": core = number
    case "pairs": pairs = max(1, number)
    case "outstanding": outstanding = max(1, number)
    case "sockets": sockets = max(1, number)
    case "messages": messages = max(100, number)
    case "seconds": seconds = max(1, number)
    case "warm-up": warmUp = number
    default: return false
    }
    return true
  }
}
