import ChatTesting
import NIOHTTP1

extension Answer {
  /// All of it but the time of day.
  var bytes: String {
    let fields = headers.filter { $0.name != "Date" }.map { "\($0.name): \($0.value)\r\n" }
    return "\(status)\r\n\(fields.joined())\r\n\(body)"
  }
}
