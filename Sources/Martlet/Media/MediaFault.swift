/// Why an upload was not prepared.
enum MediaFault: Error, Equatable {
  /// The worker refused it. The code is stable, and is listed at the worker's `Refusal`; the reason
  /// is for logs, and may name files of this server.
  case refused(code: String, reason: String)
  /// It met a limit of `MediaProcessLimits`.
  case tooCostly
  /// The worker cannot be run, or says what nobody understands.
  case failed(String)
}
