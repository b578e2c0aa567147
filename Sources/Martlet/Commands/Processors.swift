import Foundation
import NIOCore

/// The processors that this process may run on.
enum Processors {
  /// As many event loops as there are of them: NIO counts those of the machine, of which `taskset`, a unit
  /// or a container may leave fewer, and loops that take turns on one wake each other for every message.
  /// Only before any loop is used.
  static func giveEachALoop() {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let allowed = status.flatMap { count(inStatus: $0) } ?? System.coreCount
    NIOSingletons.groupLoopCountSuggestion = min(System.coreCount, allowed)
  }

  /// How many the mask in a process' `status` allows, proc_pid_status(5); nil where it has none.
  static func count(inStatus status: String) -> Int? {
    let name = "Cpus_allowed:"
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
    let bits = line?.dropFirst(name.count).compactMap(\.hexDigitValue).reduce(0) {
      $0 + $1.nonzeroBitCount
    }
    return bits == 0 ? nil : bits
  }
}
