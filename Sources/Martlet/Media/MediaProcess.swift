import Foundation
import Subprocess

/// Runs the media worker on one upload, as a child that can harm nothing but its upload: in a
/// session of its own, under the limits of `prlimit`, where nobody else wants the processor (`SCHED_IDLE`),
/// with an environment of nothing but a path.
/// Whatever decoder a hostile file takes over, it is gone at the deadline with all that it started.
///
/// Runs on Linux, where `chrt` and `prlimit` (util-linux) are.
struct MediaProcess {
  /// Path of the worker.
  let executable: String
  var limits = MediaProcessLimits()
  /// The worker's own limits, as it takes them: `--pixels` and the like.
  var options: [String] = []

  /// Prepares `file` into `folder`, which must be there. What is in the folder when this throws, or
  /// when its task is cancelled, is worth nothing.
  func prepare(
    _ file: String,
    into folder: String,
    onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(MediaFault) -> WorkerReport.Product {
    let report = try await report(on: file, into: folder, onProgress: onProgress)
    if let refused = report.refused {
      guard refused.code != "too_costly" else { throw .tooCostly }
      throw .refused(code: refused.code, reason: refused.reason)
    }
    guard let prepared = report.prepared else { throw .failed("the last report says nothing") }
    return prepared
  }

  /// The worker's last word, a refusal or not.
  func report(
    on file: String,
    into folder: String,
    onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(MediaFault) -> WorkerReport {
    let deadline = limits.deadline
    do {
      return try await withThrowingTaskGroup(of: WorkerReport.self) { group in
        group.addTask { try await run([file, folder], onProgress) }
        group.addTask {
          try await Task.sleep(for: deadline)
          throw MediaFault.tooCostly
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch {
      throw error as? MediaFault ?? .failed("\(error)")
    }
  }

  private func run(
    _ arguments: [String], _ onProgress: @Sendable (Double) -> Void
  ) async throws -> WorkerReport {
    var platform = PlatformOptions()
    platform.createSession = true
    platform.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    let result = try await Subprocess.run(
      .path("/usr/bin/chrt"),
      arguments: Arguments(
        ["--idle", "0", "/usr/bin/prlimit"] + limits.arguments + [executable] + arguments + options),
      environment: .custom(["PATH": "/usr/bin:/bin"]),
      platformOptions: platform,
      input: .none, output: .sequence, error: .discarded
    ) { execution in
      let last = try await lastReport(execution.standardOutput.strings(), onProgress)
      // The worker has ended; what it ran would live on if a limit has ended it.
      try? execution.send(signal: .kill, toProcessGroup: true)
      return last
    }
    guard let report = result.closureResult else { throw fault(result.terminationStatus) }
    return report
  }

  private func lastReport(
    _ lines: SubprocessOutputSequence.StringSequence<UTF8>,
    _ onProgress: (Double) -> Void
  ) async throws -> WorkerReport? {
    var last: WorkerReport?
    for try await line in lines {
      let report = try JSONDecoder().decode(WorkerReport.self, from: Data(line.utf8))
      if let progress = report.progress { onProgress(progress) } else { last = report }
    }
    return last
  }

  /// Why a worker ended without a word: a signal is how the system's limits speak.
  private func fault(_ status: TerminationStatus) -> MediaFault {
    if case .signaled = status { return .tooCostly }
    return .failed("the worker ended without a report: \(status)")
  }
}
