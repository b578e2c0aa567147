/// What one run of the media worker may take from the machine. Each holds for the worker and for
/// every program that it runs; the system enforces all but the last.
struct MediaProcessLimits {
  /// Seconds of the processor. A film that must be encoded takes by far the most; the worker allows
  /// itself less for a picture.
  var processorSeconds = 900
  /// Bytes of address space, of which a part is ever in memory.
  var addressSpace = 1 << 30
  /// Bytes of any file that is written.
  var fileBytes = 2 << 30
  /// Open files, pipes among them.
  var descriptors = 128
  /// Wall time, after which all of it is killed.
  var deadline = Duration.seconds(1800)

  /// What `prlimit` is to be told.
  var arguments: [String] {
    [
      "--cpu=\(processorSeconds)", "--as=\(addressSpace)", "--fsize=\(fileBytes)",
      "--nofile=\(descriptors)", "--core=0",
    ]
  }
}
