/// Why media can't be taken.
package enum MediaRefusal: Refusal, Equatable {
  /// Nobody could look into them here.
  case noUploads
  /// More bytes than one of its kind may have.
  case tooLarge(limit: Int)
  /// The person has as many bytes here as they may.
  case quotaReached
  /// The disk is nearly full: uploads end before messages do.
  case storageFull
  /// An upload goes on elsewhere than the client believes.
  case offsetMismatch
  /// Its connection broke, or another request goes on with it.
  case interrupted
  /// What came is not what its checksum says.
  case checksumMismatch
  /// Not the version of tus that is spoken here.
  case unknownVersion
  /// A picture of a person must be prepared before it is shown.
  case stillPreparing
  /// A message has it, or it is somebody's picture.
  case used
  /// It could not be prepared.
  case failed

  package var problem: Problem {
    switch self {
    case .noUploads: Problem(.notFound, "This server takes no uploads.")
    case .tooLarge(let limit): Problem(.tooLarge, "At most \(limit) bytes.")
    case .quotaReached: Problem(.limitReached, "You have as many bytes here as one person may.")
    case .storageFull: Problem(.storageFull, "The server has no room for uploads just now.")
    case .offsetMismatch: Problem(.offsetMismatch, "The upload is at another offset; ask by HEAD.")
    case .interrupted: Problem(.offsetMismatch, "The upload was broken off; ask by HEAD.")
    case .checksumMismatch: Problem(.checksumMismatch, "The bytes are not those of the checksum.")
    case .unknownVersion: Problem(.unknownVersion, "Only tus 1.0.0 is spoken here.")
    case .stillPreparing: Problem(.mediaPreparing, "It is being prepared; try again shortly.")
    case .used: Problem(.mediaUsed, "It has been used already.")
    case .failed: Problem(.typeRefused, "It could not be prepared.")
    }
  }
}
