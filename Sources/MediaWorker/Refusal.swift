/// Why an upload is not prepared. The code is for programs and stays as it is; the text is for
/// people who run the server.
struct Refusal: Error, Equatable {
  /// The stable codes.
  enum Code: String, Encodable, CaseIterable {
    /// Cut short, or not what its first bytes promise.
    case broken
    /// Real, but in a form that nothing here decodes.
    case unsupported
    /// More pixels than may be decoded.
    case tooManyPixels = "too_many_pixels"
    /// Longer than may be prepared.
    case tooLong = "too_long"
    /// A decoder or an encoder was ended by a limit on what it may use.
    case tooCostly = "too_costly"
    /// The worker could not read or write where it was told to.
    case storage
    /// The worker was called wrongly.
    case usage
  }

  let code: Code
  let reason: String

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}
