import Hummingbird

extension Request {
  /// The language in which who asks is to be written to.
  var letterLanguage: Letter.Language { Letter.Language(accepted: headers[.acceptLanguage]) }
}
