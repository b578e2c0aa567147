import Foundation

/// Why the server will not start on a data directory.
enum DataFault: Error, Equatable, CustomStringConvertible {
  /// It cannot be made, read or written.
  case unusable(path: String, reason: String)
  /// Another server works in it.
  case taken(path: String)
  /// Its secrets cannot be trusted or understood.
  case secrets(path: String, reason: String)

  /// A whole sentence for the operator.
  var description: String {
    switch self {
    case .unusable(let path, let reason): "The data directory \(path) cannot be used: \(reason)."
    case .taken(let path): "Another server is running on the data directory \(path)."
    case .secrets(let path, let reason): "The secrets in \(path) cannot be used: \(reason)."
    }
  }

  /// What the process ends with.
  var exitCode: ExitCode {
    switch self {
    case .unusable: .dataFault
    case .taken: .taken
    case .secrets: .configuration
    }
  }
}

/// What the system said about the call that has just failed.
func reasonOfErrno() -> String { String(cString: strerror(errno)) }
