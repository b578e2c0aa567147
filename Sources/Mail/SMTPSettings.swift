import Chat

/// How letters leave an instance.
package struct SMTPSettings: Sendable {
  package let server: SMTPServer
  /// Whom the letters are from.
  package let sender: EmailAddress
  /// Empty where the server asks for none.
  package var username = ""
  package var password = ""
  /// False sends everything readable for whoever is between: for a server on the same machine.
  package var usesTLS = true
  /// File of certificates (PEM) to trust in place of the system's; empty for those.
  package var certificates = ""
  /// Most letters that may wait.
  package var queue = 100
  /// Seconds that one attempt may take, from the look-up of the name to the last answer.
  package var deadline = 30

  package init(server: SMTPServer, sender: EmailAddress) {
    self.server = server
    self.sender = sender
  }
}
