/// What came of one upload: the document that the worker prints.
struct Prepared: Encodable, Equatable {
  /// How it is shown.
  enum Kind: String, Encodable {
    case picture, video, sound, file
  }

  var kind: Kind
  /// The type that its bytes were found to have; that of a variant may be another.
  var type: MediaType
  /// As shown, upright.
  var width: Int?
  var height: Int?
  /// Whether a picture moves.
  var animated: Bool?
  /// A blur of it in few characters, to be shown until the picture is there.
  var blurhash: String?
  /// How long a film or a sound lasts.
  var seconds: Double?
  /// The loudest moment of each of equally long parts of a sound, from 0 to 100.
  var waveform: [Int]?
  /// What was written. A plain file has none: it is kept as it came.
  var variants: [Variant] = []
}

/// One file in the output folder.
struct Variant: Encodable, Equatable {
  /// What it is for.
  enum Role: String, Encodable {
    /// All of it, without what it told of its maker.
    case original
    /// To be shown large.
    case preview
    /// To be shown small, still.
    case thumb
  }

  let role: Role
  /// Its name in the output folder.
  let file: String
  let type: MediaType
  var bytes: Int
  var width: Int?
  var height: Int?
}
