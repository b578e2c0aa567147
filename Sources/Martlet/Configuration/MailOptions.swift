import Chat
import Foundation
import Mail

extension Option {
  /// How letters leave the instance.
  static let mailOptions: [Option] = [
    Option(
      key: "mail.server",
      kind: .text(
        allowed:
          "a URL as in smtp://mail.example.org:587 or smtps://mail.example.org:465, or nothing",
        read: { $0.mail.server?.description ?? "" },
        write: { settings, text in
          settings.mail.server = SMTPServer(text)
          return text.isEmpty || settings.mail.server != nil
        }
      ),
      purpose:
        "SMTP server that takes letters, by STARTTLS or (smtps) by TLS; without one none is sent.",
      fallback: Fallback(meaning: "nothing: no mail") { _ in }
    ),
    Option(
      key: "mail.sender",
      kind: .text(
        allowed: "an e-mail address",
        read: { $0.mail.sender?.text ?? "" },
        write: { settings, text in
          settings.mail.sender = EmailAddress(text)
          return settings.mail.sender != nil
        }
      ),
      purpose: "Address that letters come from.",
      fallback: Fallback(meaning: "martlet@<host of publicURL>") {
        $0.mail.sender =
          EmailAddress("martlet@\($0.chat.publicURL.host)") ?? EmailAddress("martlet@localhost")
      }
    ),
    Option(
      key: "mail.username",
      kind: .text(allowed: "a name, or nothing", \.mail.username),
      purpose: "Name to log in to the SMTP server with.",
      fallback: Fallback(meaning: "nothing: no log-in") { _ in }
    ),
    Option(
      key: "mail.password",
      kind: .text(
        allowed: "a password, or nothing",
        read: { $0.mail.password.isEmpty ? "" : "(hidden)" },
        write: { settings, text in
          settings.mail.password = text
          return true
        }
      ),
      purpose: "Password to log in to the SMTP server with.",
      fallback: Fallback(meaning: "nothing") { _ in },
      mayHoldSecrets: true
    ),
    Option(
      key: "mail.tls",
      kind: .text(
        allowed: "one of " + MailSettings.TLS.allCases.map(\.rawValue).joined(separator: ", "),
        read: { $0.mail.tls.rawValue },
        write: { settings, text in
          guard let tls = MailSettings.TLS(rawValue: text) else { return false }
          settings.mail.tls = tls
          return true
        }
      ),
      purpose: "Whether letters and the password go only over TLS; none is for the same machine."
    ),
    Option(
      key: "mail.certificates",
      kind: .text(
        allowed: "a file of certificates (PEM), or nothing for the system's",
        read: { $0.mail.certificates },
        write: { settings, text in
          guard text.isEmpty || FileManager.default.isReadableFile(atPath: text) else {
            return false
          }
          settings.mail.certificates = text
          return true
        }
      ),
      purpose: "Certificates to trust the SMTP server by, in place of the system's.",
      fallback: Fallback(meaning: "nothing: the system's") { _ in }
    ),
    Option(
      key: "mail.queue",
      kind: .integer(\.mail.queue, 1...10_000, unit: .none),
      purpose: "Most letters that may wait to be sent; further ones are refused."
    ),
    Option(
      key: "mail.deadline",
      kind: .integer(\.mail.deadline, 1...120, unit: .seconds),
      purpose: "How long one attempt to send a letter may take."
    ),
  ]
}
