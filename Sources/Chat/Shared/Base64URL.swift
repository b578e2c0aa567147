import Foundation

extension [UInt8] {
  /// In base64url without padding (RFC 4648, section 5).
  var base64URL: String {
    Data(self).base64EncodedString().filter { $0 != "=" }
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
  }

  /// Reads what ``base64URL`` gives; nil for anything else, so that no two texts are one value.
  init?(base64URL text: String) {
    let base64 = text.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: base64 + padding) else { return nil }
    self = Array(data)
    guard base64URL == text else { return nil }
  }
}
