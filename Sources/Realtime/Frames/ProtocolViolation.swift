/// The peer broke a rule; the connection cannot go on.
struct ProtocolViolation: Error, Equatable {
  let code: CloseCode
  let reason: String

  static func framing(_ reason: String) -> Self {
    Self(code: .protocolError, reason: reason)
  }

  static let tooBig = Self(code: .tooBig, reason: "message too big")
  static let binary = Self(code: .badFrame, reason: "text frames only")
  static let notUTF8 = Self(code: .invalidText, reason: "not UTF-8")
}
