import Foundation

/// The processor time that this process may still use. A picture needs little of what a film may
/// have, for which the worker was started with more.
enum ProcessorTime {
  /// Ends the process with a signal after so many seconds of work in all.
  static func limit(toSeconds seconds: Int) {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_CPU.rawValue)
    #else
      let resource = RLIMIT_CPU
    #endif
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = min(limit.rlim_max, rlim_t(seconds))
    setrlimit(resource, &limit)
  }
}
