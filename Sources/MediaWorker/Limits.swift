/// What the worker takes on, judged by what a file says of itself before it is decoded. What the
/// system enforces, against files that lie, is set by whoever starts the worker.
struct Limits: Equatable {
  /// Pixels of a picture that can be decoded row by row.
  var pixels = 64_000_000
  /// Bytes that a picture may need in memory when its decoder holds all of it.
  var memory = 125_000_000
  /// Pixels of all frames of a picture that moves.
  var movingPixels = 24_000_000
  /// Pixels of one frame of a film.
  var framePixels = 4096 * 2304
  /// Seconds that a film or a sound may last.
  var seconds = 4 * 60 * 60
  /// Seconds of the processor that a picture may take; the system ends the worker after them.
  var pictureSeconds = 20

  /// Reads `--pixels N` and the like; a value is a whole number above zero.
  init(_ arguments: [String]) throws(Refusal) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst().flatMap(Int.init), value > 0 else {
        throw Refusal(.usage, "\(name) takes a whole number above zero")
      }
      switch name {
      case "--pixels": pixels = value
      case "--memory": memory = value
      case "--moving-pixels": movingPixels = value
      case "--frame-pixels": framePixels = value
      case "--seconds": seconds = value
      case "--picture-seconds": pictureSeconds = value
      default: throw Refusal(.usage, "unknown option \(name)")
      }
    }
  }
}
