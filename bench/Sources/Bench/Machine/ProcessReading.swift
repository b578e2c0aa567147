import Foundation

/// What a process has used so far, as Linux counts it.
struct ProcessReading: Sendable {
  /// User and system time together, which the kernel tells in steps of 10 ms.
  let cpuMilliseconds: Double
  /// Resident memory.
  let residentBytes: Int
  let at: Int64

  /// Reads `/proc`; throws where the process is gone.
  init(of process: Int32) throws {
    let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // The name may hold spaces, and nothing after the last bracket does.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    let memory = try String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)
      .split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]),
      memory.count > 1, let pages = Int(memory[1])
    else { throw BenchFault("/proc/\(process)/stat cannot be read") }
    cpuMilliseconds = (user + system) * 1_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
    residentBytes = pages * sysconf(Int32(_SC_PAGESIZE))
    at = Clock.now
  }

  /// This process itself.
  static func ofGenerator() throws -> ProcessReading { try ProcessReading(of: getpid()) }
}

/// Average length of the run queue over the last minute.
func loadAverage() -> Double {
  let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
  return text?.split(separator: " ").first.flatMap { Double($0) } ?? .nan
}

/// Lets this process and its children open as many files as the system allows.
func raiseFileLimit() {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
