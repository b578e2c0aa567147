import Testing

@testable import MediaWorker

@Suite struct WaveformTests {
  @Test func `The loudest part is 100 and silence is 0`() {
    var waveform = Waveform()
    waveform.add(samples(0, seconds: 1))
    waveform.add(samples(-16384, seconds: 1))
    waveform.add(samples(8192, seconds: 1))

    #expect(waveform.folded(to: 3) == [0, 100, 50])
  }

  @Test func `Pieces may be cut within a sample`() {
    let bytes = samples(-32768, seconds: 0.5) + samples(16384, seconds: 0.5)
    var whole = Waveform()
    var cut = Waveform()
    whole.add(bytes)
    for start in stride(from: 0, to: bytes.count, by: 7) { cut.add(bytes[start...].prefix(7)) }

    #expect(cut.folded(to: 2) == [100, 50])
    #expect(cut.folded(to: 64) == whole.folded(to: 64))
  }

  @Test func `A sound that is too short for all peaks has fewer`() {
    var waveform = Waveform()
    waveform.add(samples(1, seconds: 0.3))

    #expect(waveform.folded(to: 64) == [100, 100, 100])
    #expect(Waveform().folded(to: 64) == [])
  }

  private func samples(_ value: Int16, seconds: Double) -> [UInt8] {
    let bits = UInt16(bitPattern: value)
    let pair = [UInt8(bits & 0xFF), UInt8(bits >> 8)]
    return (0..<Int(seconds * Double(Waveform.rate))).flatMap { _ in pair }
  }
}
