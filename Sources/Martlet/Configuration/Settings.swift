import Chat
import Logging
import Mail
import MongoStore
import NIOCore
import Realtime

/// Everything an operator may decide, at its default until a source says otherwise.
///
/// `Option.all` documents each member, its unit and its range.
struct Settings: Sendable {
  /// Address of this machine to listen on.
  var host = "127.0.0.1"
  /// TCP port to listen on.
  var port = 8080
  /// Certificates in PEM form, the server's own first; empty means plain HTTP.
  var tlsCertificate = ""
  /// The key to the first certificate, in PEM form.
  var tlsKey = ""
  /// Directory of everything the server keeps.
  var data = "./data"
  /// Where else the data is kept; nil keeps it in the directory.
  var store: MongoAddress?
  /// JSON file of settings; empty means the one in the data directory, if it is there.
  var configurationFile = ""
  /// Quietest level that is still logged.
  var logLevel = Logger.Level.info
  /// How long stopping may take in all, in seconds.
  var shutdownDeadline = 5
  /// How often a socket is pinged, in seconds.
  var heartbeat = Int(RealtimeSettings().heartbeat.nanoseconds / 1_000_000_000)
  /// How long a socket may be silent until it is taken for dead, in seconds.
  var silence = Int(RealtimeSettings().silence.nanoseconds / 1_000_000_000)
  /// Path of the media worker; empty where there is none, and no uploads are taken.
  var mediaWorker = ""
  /// How letters leave; without a server none does.
  var mail = MailSettings()
  /// What the product itself is told.
  var chat = ChatSettings(publicURL: Settings.localURL(port: 8080))

  /// What the sockets are told.
  var realtime: RealtimeSettings {
    var realtime = RealtimeSettings()
    realtime.heartbeat = .seconds(Int64(heartbeat))
    realtime.silence = .seconds(Int64(silence))
    // Sockets whose clients do not say good-bye must be gone before what is left is cut off.
    realtime.closeDeadline = min(
      realtime.closeDeadline, .seconds(Int64(max(1, shutdownDeadline - 3))))
    return realtime
  }

  /// Whether it has a certificate of its own, or at least half of what that takes.
  var speaksTLS: Bool { !tlsCertificate.isEmpty || !tlsKey.isEmpty }

  /// Where a browser on this machine finds a server on `port`.
  static func localURL(port: Int, scheme: String = "http") -> PublicURL {
    guard let url = PublicURL("\(scheme)://localhost:\(port)") else {
      preconditionFailure("A host name and a number always make a URL.")
    }
    return url
  }
}
