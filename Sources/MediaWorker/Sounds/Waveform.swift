/// The shape of a sound: the loudest moment of each of equally long parts. Takes any length in
/// memory that is a few bytes for each tenth of a second.
struct Waveform {
  /// Samples a second, of one channel, that are to be passed.
  static let rate = 8000

  private static let window = rate / 10
  private var peaks: [UInt16] = []
  private var filled = 0
  /// The first byte of a sample whose second is in the next piece.
  private var half: UInt8?

  /// Takes a piece of signed 16-bit little-endian samples, cut anywhere.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let low = half else {
        half = byte
        continue
      }
      half = nil
      add(Int16(bitPattern: UInt16(byte) << 8 | UInt16(low)))
    }
  }

  private mutating func add(_ sample: Int16) {
    if filled == 0 { peaks.append(0) }
    peaks[peaks.count - 1] = max(peaks[peaks.count - 1], sample.magnitude)
    filled = (filled + 1) % Self.window
  }

  /// At most `count` numbers from 0 to 100, of which the loudest is 100 unless all is silent.
  func folded(to count: Int) -> [Int] {
    let parts = min(count, peaks.count)
    let loudest = (0..<parts).map { part in
      peaks[part * peaks.count / parts..<(part + 1) * peaks.count / parts].max() ?? 0
    }
    let top = max(1, Int(loudest.max() ?? 0))
    return loudest.map { Int($0) * 100 / top }
  }
}
