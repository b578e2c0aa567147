import Foundation
import MongoStore

/// Why neither the server nor a command will work with a data directory or a backup.
enum DataFault: Error, Equatable, CustomStringConvertible {
  /// It cannot be made, read or written.
  case unusable(path: String, reason: String)
  /// Another server works in it.
  case taken(path: String)
  /// Its secrets cannot be trusted or understood.
  case secrets(path: String, reason: String)
  /// There is nothing to read.
  case missing(path: String, what: String)
  /// What is to be written would take the place of something.
  case exists(path: String, advice: String)
  /// A backup cannot be restored.
  case backup(path: String, reason: String)
  /// The database of a connection string, told without its secrets, cannot be used.
  case database(String, MongoFault)
  /// Nobody has that username or address.
  case unknownUser(String)
  /// What an operator asked for can't be done as things are; told in a sentence.
  case refused(String)
  /// A command that only SQLite needs.
  case onlySQLite(command: String)

  /// A whole sentence for the operator.
  var description: String {
    switch self {
    case .unusable(let path, let reason): "The data directory \(path) cannot be used: \(reason)."
    case .taken(let path): "Another server is running on the data directory \(path)."
    case .secrets(let path, let reason): "The secrets in \(path) cannot be used: \(reason)."
    case .missing(let path, let what): "There is no \(what) at \(path)."
    case .exists(let path, let advice): "\(path) is there already; \(advice)."
    case .backup(let path, let reason): "The backup \(path) cannot be restored: \(reason)."
    case .database(let address, let fault): "The database \(address) cannot be used: \(fault)."
    case .unknownUser(let name): "Nobody logs in as \(name)."
    case .refused(let reason): reason
    case .onlySQLite(let command):
      "What is in MongoDB is backed up and restored by its own tools, not by martlet \(command): "
        + "see docs/self-hosting.md."
    }
  }

  /// What the process ends with.
  var exitCode: ExitCode {
    switch self {
    case .unusable: .dataFault
    case .taken: .taken
    case .secrets: .configuration
    case .missing, .unknownUser: .noInput
    case .exists: .cannotCreate
    case .backup: .badInput
    case .database(_, let fault): fault.exitCode
    case .refused: .notPermitted
    case .onlySQLite: .usage
    }
  }
}

extension MongoFault {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .address, .file: .configuration
    case .unreachable: .unavailable
    case .refused: .notPermitted
    case .unfit, .newer, .unfinished, .damaged: .dataFault
    }
  }
}

/// What the system said about the call that has just failed.
func reasonOfErrno() -> String { String(cString: strerror(errno)) }
