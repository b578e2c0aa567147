import Foundation
import NIOCore

/// Why the server could not start or go on, for the log and for whoever started it.
struct StartFault {
  /// What is wrong, as one sentence.
  let reason: String
  /// What the process is to exit with.
  let exitCode: ExitCode

  /// Tells what `error` means to an operator of a server with `settings`.
  init(_ error: any Error, settings: Settings) {
    let address = "\(settings.host):\(settings.port)"
    switch error {
    case let fault as DataFault:
      reason = fault.description
      exitCode = fault.exitCode
    case let fault as TLSFault:
      reason = fault.description
      exitCode = .configuration
    case let fault as IOError:
      reason = "Cannot listen on \(address): \(String(cString: strerror(fault.errnoCode)))."
      exitCode = .unavailable
    case is SocketAddressError, is SocketAddressError.UnknownHost:
      reason = "Cannot listen on \(address): no such address."
      exitCode = .unavailable
    default:
      reason = "\(error)"
      exitCode = .software
    }
  }
}
