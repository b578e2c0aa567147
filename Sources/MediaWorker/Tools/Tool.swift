import Foundation
import Subprocess

/// A program of ffmpeg's, run without a shell, without input and with an environment of nothing but
/// the path. It stands in the worker's process group and under the worker's limits.
enum Tool: String {
  case ffmpeg, ffprobe

  /// What it printed, up to `limit` bytes.
  func output(_ arguments: [String], limit: Int) async throws(Refusal) -> [UInt8] {
    do {
      let result = try await Subprocess.run(
        .name(rawValue), arguments: Arguments(arguments), environment: Self.environment,
        output: .bytes(limit: limit), error: .discarded)
      try check(result.terminationStatus)
      return result.standardOutput
    } catch {
      throw refusal(error)
    }
  }

  /// Hands on what it prints as that comes, and keeps none of it.
  func stream(
    _ arguments: [String],
    _ body: (SubprocessOutputSequence) async throws -> Void
  ) async throws(Refusal) {
    do {
      let result = try await Subprocess.run(
        .name(rawValue), arguments: Arguments(arguments), environment: Self.environment,
        input: .none, output: .sequence, error: .discarded
      ) { execution in try await body(execution.standardOutput) }
      try check(result.terminationStatus)
    } catch {
      throw refusal(error)
    }
  }

  private static var environment: Environment {
    .custom(["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
  }

  private func check(_ status: TerminationStatus) throws(Refusal) {
    switch status {
    case .exited(0): return
    case .exited(let code): throw Refusal(.broken, "\(rawValue) gave up with status \(code)")
    case .signaled(let signal):
      throw Refusal(.tooCostly, "\(rawValue) was ended by signal \(signal)")
    }
  }

  private func refusal(_ error: any Error) -> Refusal {
    error as? Refusal ?? Refusal(.unsupported, "\(rawValue) cannot be run: \(error)")
  }
}
