/// A line of the media worker's.
struct WorkerReport: Decodable {
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

  /// What it made of an upload; the worker's own `Prepared` says what each of it means.
  struct Product: Decodable, Equatable {
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

  /// One file in the output folder.
  struct Variant: Decodable, Equatable {
    let role: String
    let file: String
    let type: String
    let bytes: Int
    let width: Int?
    let height: Int?
  }

  let progress: Double?
  let prepared: Product?
  let refused: Refusal?
  let usage: Usage?
}
