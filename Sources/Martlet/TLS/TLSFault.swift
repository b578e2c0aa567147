/// Why TLS cannot be spoken as it is configured.
enum TLSFault: Error, CustomStringConvertible {
  /// One of the two files is named and the other is not.
  case half
  /// People would be sent to plain http, which nobody answers.
  case plainPublicURL
  case unreadable(path: String)
  case noCertificate
  /// What the library says of certificate and key.
  case unusable(String)

  var description: String {
    switch self {
    case .half: "tls.certificate and tls.key are needed both, or neither."
    case .plainPublicURL: "publicURL must begin with https:// where tls.certificate is set."
    case .unreadable(let path): "\(path) cannot be read."
    case .noCertificate: "tls.certificate holds no certificate in PEM form."
    case .unusable(let reason):
      "tls.certificate and tls.key cannot be used together: \(reason)."
    }
  }
}
