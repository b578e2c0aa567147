import Chat
import Mail

/// What an operator says about mail; each of it may be said in another place.
struct MailSettings: Sendable {
  /// Who takes the letters; nil sends none.
  var server: SMTPServer?
  /// Whom they are from.
  var sender: EmailAddress?
  /// Empty where the server asks for no name.
  var username = ""
  var password = ""
  /// Whether what goes there is hidden on its way.
  var tls = TLS.required
  /// File of certificates to trust in place of the system's; empty for those.
  var certificates = ""
  /// Most letters that may wait.
  var queue = 100
  /// Seconds that one attempt may take.
  var deadline = 30

  enum TLS: String, CaseIterable {
    case required, none
  }

  /// All of it for who sends; nil where nobody does.
  var smtp: SMTPSettings? {
    guard let server, let sender else { return nil }
    var settings = SMTPSettings(server: server, sender: sender)
    settings.username = username
    settings.password = password
    settings.usesTLS = tls == .required
    settings.certificates = certificates
    settings.queue = queue
    settings.deadline = deadline
    return settings
  }
}
