/// The letters there are, in each language.
struct LetterWords: Sendable {
  /// The instance, as people know it.
  let host: String

  /// A code that proves that `to` is the person's.
  func verification(
    _ code: String, of username: String, to: EmailAddress, _ language: Letter.Language
  )
    -> Letter
  {
    switch language {
    case .english:
      Letter(
        to: to, language: language, subject: "Your code for \(host)",
        parts: [
          .text("With this code you confirm that this address belongs to @\(username) on \(host):"),
          .code(code),
          .text("It is good for 10 minutes. If it was not you who asked, ignore this letter."),
        ])
    case .german:
      Letter(
        to: to, language: language, subject: "Dein Code für \(host)",
        parts: [
          .text(
            "Mit diesem Code bestätigst du, dass diese Adresse zu @\(username) auf \(host) gehört:"),
          .code(code),
          .text("Er gilt 10 Minuten. Warst du das nicht, dann beachte diese Nachricht nicht."),
        ])
    }
  }

  /// A code that sets a new password.
  func reset(_ code: String, of username: String, to: EmailAddress, _ language: Letter.Language)
    -> Letter
  {
    switch language {
    case .english:
      Letter(
        to: to, language: language, subject: "Reset your password on \(host)",
        parts: [
          .text("With this code you give @\(username) on \(host) a new password:"),
          .code(code),
          .text("It is good for 10 minutes. Tell it to nobody, whoever asks."),
          .text("If it was not you who asked, ignore this letter: nothing has changed."),
        ])
    case .german:
      Letter(
        to: to, language: language, subject: "Neues Passwort auf \(host)",
        parts: [
          .text("Mit diesem Code gibst du @\(username) auf \(host) ein neues Passwort:"),
          .code(code),
          .text("Er gilt 10 Minuten. Sag ihn niemandem, wer auch danach fragt."),
          .text(
            "Warst du das nicht, dann beachte diese Nachricht nicht: Es hat sich nichts geändert."),
        ])
    }
  }

  /// Tells the former address that it isn't the account's any more.
  func addressLeft(of username: String, to: EmailAddress, _ language: Letter.Language) -> Letter {
    switch language {
    case .english:
      Letter(
        to: to, language: language, subject: "Your address on \(host) was changed",
        parts: [
          .text("@\(username) on \(host) no longer uses this e-mail address."),
          .text(
            "If it was not you, log in and change your password, or ask whoever runs the server."),
        ])
    case .german:
      Letter(
        to: to, language: language, subject: "Deine Adresse auf \(host) wurde geändert",
        parts: [
          .text("@\(username) auf \(host) benutzt diese E-Mail-Adresse nicht mehr."),
          .text(
            "Warst du das nicht, dann melde dich an und ändere dein Passwort, oder frag, wer den "
              + "Server betreibt."),
        ])
    }
  }

  /// Tells that there is another password now.
  func passwordReset(of username: String, to: EmailAddress, _ language: Letter.Language) -> Letter {
    switch language {
    case .english:
      Letter(
        to: to, language: language, subject: "Your password on \(host) was reset",
        parts: [
          .text("@\(username) on \(host) has a new password, and was logged out on every device."),
          .text("If it was not you, reset it again at once, and look at who can read your mail."),
        ])
    case .german:
      Letter(
        to: to, language: language, subject: "Dein Passwort auf \(host) wurde zurückgesetzt",
        parts: [
          .text("@\(username) auf \(host) hat ein neues Passwort und wurde überall abgemeldet."),
          .text(
            "Warst du das nicht, dann setze es gleich noch einmal zurück und prüfe, wer deine Post lesen kann."
          ),
        ])
    }
  }
}
