import Foundation

/// What the work has cost so far, of the worker and of the programs it ran.
struct Usage: Encodable {
  let cpuMilliseconds: Int
  /// The most memory that any one of them held at a time.
  let peakKilobytes: Int

  static func now() -> Usage {
    let all = [Who.worker, Who.children].map { who in
      var usage = rusage()
      getrusage(who, &usage)
      return usage
    }
    return Usage(
      cpuMilliseconds: all.reduce(0) { $0 + $1.ru_utime.milliseconds + $1.ru_stime.milliseconds },
      peakKilobytes: max(ownPeak ?? Int(all[0].ru_maxrss), Int(all[1].ru_maxrss))
    )
  }

  /// Kilobytes, as Linux counts them from the start of the program. `ru_maxrss` begins with what the
  /// process that has started it held at that moment, which may be a large server.
  private static var ownPeak: Int? {
    let status = try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }
}

/// Whose usage is asked for; glibc and Darwin give these numbers different types.
private enum Who {
  #if canImport(Glibc)
    static let worker = RUSAGE_SELF.rawValue
    static let children = RUSAGE_CHILDREN.rawValue
  #else
    static let worker = RUSAGE_SELF
    static let children = RUSAGE_CHILDREN
  #endif
}

extension timeval {
  fileprivate var milliseconds: Int { Int(tv_sec) * 1000 + Int(tv_usec) / 1000 }
}
