import Chat
import Foundation
import Logging
import MongoStore

extension Option {
  /// Every option, in the order in which they are read and shown.
  static let all: [Option] =
    serverOptions + mailOptions + sessionOptions + realtimeOptions + limitOptions

  private static let serverOptions: [Option] = [
    Option(
      key: "config",
      kind: .text("a path", \.configurationFile),
      purpose: "JSON file of settings; what it holds is outranked by variables and by flags.",
      fallback: Fallback(meaning: "martlet.json in the data directory, if it is there") { _ in },
      standsInFile: false
    ),
    Option(
      key: "host",
      kind: .text("a name or an address of this machine", \.host),
      purpose: "Address to listen on; 0.0.0.0 listens on all of them."
    ),
    Option(
      key: "port",
      kind: .integer(\.port, 1...65_535, unit: .none),
      purpose: "TCP port to listen on."
    ),
    Option(
      key: "tls.certificate",
      kind: .text("a path", \.tlsCertificate),
      purpose: "File of the certificate in PEM form and those that vouch for it; speaks TLS by it.",
      fallback: Fallback(meaning: "nothing: plain HTTP") { _ in }
    ),
    Option(
      key: "tls.key",
      kind: .text("a path", \.tlsKey),
      purpose: "File of the certificate's key in PEM form.",
      fallback: Fallback(meaning: "nothing") { _ in }
    ),
    Option(
      key: "data",
      kind: .text("a path", \.data),
      purpose: "Directory of everything the server keeps; made if it is not there."
    ),
    Option(
      key: "store",
      kind: .text(
        allowed: """
          a connection string as in mongodb://a.example.org,b.example.org/?replicaSet=rs0, with \
          options that exist and user and password percent-encoded, or nothing
          """,
        read: { $0.store?.description ?? "" },
        write: { settings, text in
          settings.store = MongoAddress(text)
          return text.isEmpty || settings.store != nil
        }
      ),
      purpose: "Replica set of MongoDB that keeps the data instead of the directory.",
      fallback: Fallback(meaning: "nothing: SQLite, in the data directory") { _ in },
      mayHoldSecrets: true
    ),
    Option(
      key: "publicURL",
      kind: .text(
        allowed: "a URL as in https://chat.example.org, without a path or a query",
        read: { $0.chat.publicURL.description },
        write: { settings, text in
          guard let url = PublicURL(text) else { return false }
          settings.chat.publicURL = url
          return true
        }
      ),
      purpose: "Address people type; cookies, allowed origins and links follow from it.",
      fallback: Fallback(meaning: "http://localhost:<port>, https with a certificate") {
        $0.chat.publicURL = Settings.localURL(
          port: $0.port, scheme: $0.tlsCertificate.isEmpty ? "http" : "https")
      }
    ),
    Option(
      key: "registration",
      kind: .text(
        allowed: "one of " + RegistrationPolicy.allCases.map(\.rawValue).joined(separator: ", "),
        read: { $0.chat.registration.rawValue },
        write: { settings, text in
          guard let policy = RegistrationPolicy(rawValue: text) else { return false }
          settings.chat.registration = policy
          return true
        }
      ),
      purpose:
        "Who may make an account: everybody, who was invited, or who was invited by the operator."
    ),
    Option(
      key: "trustedProxies",
      kind: .text(
        allowed: "addresses and networks as in 127.0.0.1,10.0.0.0/8, or nothing",
        read: { $0.chat.trustedProxies.description },
        write: { settings, text in
          guard let proxies = TrustedProxies(text) else { return false }
          settings.chat.trustedProxies = proxies
          return true
        }
      ),
      purpose: "Proxies whose X-Forwarded-For tells where a request comes from; nobody else's does."
    ),
    Option(
      key: "webRoot",
      kind: .text(
        allowed: "a folder with an index.html, or nothing to serve the API alone",
        read: { $0.chat.webRoot ?? "" },
        write: { settings, text in
          guard text.isEmpty || Settings.isWebClient(text) else { return false }
          settings.chat.webRoot = text.isEmpty ? nil : text
          return true
        }
      ),
      purpose: "Directory of the built web client.",
      fallback: Fallback(meaning: "web beside the executable, if it is there") {
        $0.chat.webRoot = Settings.webClientBesideExecutable()
      }
    ),
    Option(
      key: "mediaWorker",
      kind: .text(
        allowed: "a program, or nothing to take no uploads",
        read: \.mediaWorker,
        write: { settings, text in
          guard text.isEmpty || FileManager.default.isExecutableFile(atPath: text) else {
            return false
          }
          settings.mediaWorker = text
          return true
        }
      ),
      purpose: "Program that prepares pictures, films and sounds.",
      fallback: Fallback(meaning: "martlet-media beside the executable, if it is there") {
        $0.mediaWorker = Settings.mediaWorkerBesideExecutable() ?? ""
      }
    ),
    Option(
      key: "log.level",
      kind: .text(
        allowed: "one of " + Logger.Level.allCases.map(\.rawValue).joined(separator: ", "),
        read: { $0.logLevel.rawValue },
        write: { settings, text in
          guard let level = Logger.Level(rawValue: text) else { return false }
          settings.logLevel = level
          return true
        }
      ),
      purpose: "Quietest level that is still logged."
    ),
    Option(
      key: "shutdown.deadline",
      kind: .integer(\.shutdownDeadline, 3...60, unit: .seconds),
      purpose: "How long stopping may take in all; connections open a second before are cut off."
    ),
  ]

  private static let sessionOptions: [Option] = [
    Option(
      key: "tokens.accessLifetime",
      kind: .integer(\.chat.accessTokenLifetime, 1...3_600, unit: .seconds),
      purpose: "How long an access token is good for; clients renew theirs unasked."
    ),
    Option(
      key: "tokens.refreshLifetime",
      kind: .integer(\.chat.refreshTokenLifetime, 60...34_560_000, unit: .seconds),
      purpose: "How long a device stays logged in without being used."
    ),
    Option(
      key: "passwords.queue",
      kind: .integer(\.chat.passwordQueue, 1...10_000, unit: .none),
      purpose: "Most passwords that may wait to be computed; further log-ins are told to come back."
    ),
  ]

  private static let realtimeOptions: [Option] = [
    Option(
      key: "realtime.heartbeat",
      kind: .integer(\.heartbeat, 1...3_600, unit: .seconds),
      purpose:
        "How often each socket is pinged; proxies close what is quiet for longer than theirs."
    ),
    Option(
      key: "realtime.silence",
      kind: .integer(\.silence, 2...7_200, unit: .seconds),
      purpose: "How long a socket may be silent until its peer is taken for gone."
    ),
    Option(
      key: "presence.linger",
      kind: .integer(\.chat.presenceLinger, 0...300, unit: .seconds),
      purpose: "How long a person stays online after their last connection ended."
    ),
  ]

  private static let limitOptions: [Option] = [
    Option(
      key: "limits.bodyCharacters",
      kind: .integer(\.chat.limits.bodyCharacters, 1...100_000, unit: .none),
      purpose: "Longest message or draft, in characters as people count them."
    ),
    Option(
      key: "limits.bodyBytes",
      kind: .integer(\.chat.limits.bodyBytes, 4...262_144, unit: .bytes),
      purpose: "Longest message or draft, in UTF-8."
    ),
    Option(
      key: "limits.nameCharacters",
      kind: .integer(\.chat.limits.nameCharacters, 1...256, unit: .none),
      purpose: "Longest display name, in characters as people count them."
    ),
    Option(
      key: "limits.nameBytes",
      kind: .integer(\.chat.limits.nameBytes, 4...1_024, unit: .bytes),
      purpose: "Longest display name, in UTF-8."
    ),
    Option(
      key: "limits.reactions",
      kind: .integer(\.chat.limits.reactions, 1...100, unit: .none),
      purpose: "Most kinds of reaction on one message."
    ),
    Option(
      key: "limits.attachments",
      kind: .integer(\.chat.limits.attachments, 0...100, unit: .none),
      purpose: "Most attachments of one message; 0 takes no uploads."
    ),
    Option(
      key: "limits.imageBytes",
      kind: .integer(\.chat.limits.imageBytes, 1...1_000_000_000, unit: .bytes),
      purpose: "Largest picture."
    ),
    Option(
      key: "limits.videoBytes",
      kind: .integer(\.chat.limits.videoBytes, 1...2_000_000_000, unit: .bytes),
      purpose: "Largest film."
    ),
    Option(
      key: "limits.fileBytes",
      kind: .integer(\.chat.limits.fileBytes, 1...2_000_000_000, unit: .bytes),
      purpose: "Largest sound or other file."
    ),
    Option(
      key: "limits.mediaBytes",
      kind: .integer(\.chat.limits.mediaBytes, 0...1_000_000_000_000_000, unit: .bytes),
      purpose: "Most that one person may have here, what is on its way included."
    ),
    Option(
      key: "limits.friends",
      kind: .integer(\.chat.limits.friends, 1...10_000, unit: .none),
      purpose: "Most friends of one person."
    ),
    Option(
      key: "limits.blocks",
      kind: .integer(\.chat.limits.blocks, 1...10_000, unit: .none),
      purpose: "Most people whom one person may block."
    ),
    Option(
      key: "limits.requests",
      kind: .integer(\.chat.limits.requests, 1...10_000, unit: .none),
      purpose: "Most friend requests of one person that may wait for an answer."
    ),
    Option(
      key: "limits.invites",
      kind: .integer(\.chat.limits.invites, 0...1_000, unit: .none),
      purpose: "Most invites of one person that still let somebody in; 0 allows none."
    ),
    Option(
      key: "limits.sockets",
      kind: .integer(\.chat.limits.sockets, 1...1_000, unit: .none),
      purpose: "Most sockets of one person at once."
    ),
    Option(
      key: "limits.sendsPerMinute",
      kind: .integer(\.chat.limits.sendsPerMinute, 1...1_000_000, unit: .none),
      purpose: "Most messages one person may send within a minute."
    ),
  ]
}

extension Option.Kind {
  /// A text that may be anything.
  static func text(
    allowed: String,
    _ path: WritableKeyPath<Settings, String> & Sendable
  ) -> Self {
    .text(
      allowed: allowed,
      read: { $0[keyPath: path] },
      write: { settings, text in
        settings[keyPath: path] = text
        return true
      }
    )
  }

  /// A text that may be anything but empty.
  fileprivate static func text(
    _ allowed: String,
    _ path: WritableKeyPath<Settings, String> & Sendable
  ) -> Self {
    .text(
      allowed: allowed,
      read: { $0[keyPath: path] },
      write: { settings, text in
        guard !text.isEmpty else { return false }
        settings[keyPath: path] = text
        return true
      }
    )
  }
}

extension Settings {
  /// The folder `web` next to this executable, as a release packs them; nil where there is none.
  fileprivate static func webClientBesideExecutable() -> String? {
    besideExecutable("web").flatMap { isWebClient($0) ? $0 : nil }
  }

  /// The media worker next to this executable; nil where there is none.
  fileprivate static func mediaWorkerBesideExecutable() -> String? {
    besideExecutable("martlet-media").flatMap {
      FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
    }
  }

  private static func besideExecutable(_ name: String) -> String? {
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
    return executable?.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Whether a web client was built into `folder`.
  fileprivate static func isWebClient(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/index.html")
  }
}
