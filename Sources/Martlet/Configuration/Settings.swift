import Chat
import Logging

/// Everything an operator may decide, at its default until a source says otherwise.
///
/// `Option.all` documents each member, its unit and its range.
struct Settings: Sendable {
  /// Address of this machine to listen on.
  var host = "127.0.0.1"
  /// TCP port to listen on.
  var port = 8080
  /// Directory of everything the server keeps.
  var data = "./data"
  /// JSON file of settings; empty means the one in the data directory, if it is there.
  var configurationFile = ""
  /// Quietest level that is still logged.
  var logLevel = Logger.Level.info
  /// How long open connections may take to end once the server was told to stop, in seconds.
  var shutdownDeadline = 5
  /// What the product itself is told.
  var chat = ChatSettings(publicURL: Settings.localURL(port: 8080))

  /// Where a browser on this machine finds a server on `port`.
  static func localURL(port: Int) -> PublicURL {
    guard let url = PublicURL("http://localhost:\(port)") else {
      preconditionFailure("A host name and a number always make a URL.")
    }
    return url
  }
}
