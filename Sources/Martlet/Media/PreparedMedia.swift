/// What the media worker made of one upload; the worker's `Prepared` says what each of it means.
struct PreparedMedia: Decodable, Equatable {
  /// One file in the output folder.
  struct Variant: Decodable, Equatable {
    let role: String
    let file: String
    let type: String
    let bytes: Int
    let width: Int?
    let height: Int?
  }

  let kind: String
  let type: String
  let width: Int?
  let height: Int?
  let animated: Bool?
  let blurhash: String?
  let seconds: Double?
  let waveform: [Int]?
  let variants: [Variant]
}

/// A line of the media worker's.
struct MediaReport: Decodable {
  struct Refusal: Decodable {
    let code: String
    let reason: String
  }

  /// What the worker and the programs it ran have cost.
  struct Usage: Decodable {
    let cpuMilliseconds: Int
    /// The most that any one of them held at a time.
    let peakKilobytes: Int
  }

  let progress: Double?
  let prepared: PreparedMedia?
  let refused: Refusal?
  let usage: Usage?
}
