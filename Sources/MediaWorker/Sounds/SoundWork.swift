import Subprocess

/// Makes a sound safe and playable, and draws its shape.
struct SoundWork {
  private static let peaks = 64

  let output: OutputFolder
  let limits: Limits

  /// The whole of it; `probe` has found `audio` in `file`.
  func prepare(_ file: MediaFile, _ audio: Probe.Stream) async throws(Refusal) -> Prepared {
    let container = Self.container(for: file.type, codec: audio.codecName)
    let name = output.name(of: .original, container ?? .m4a)
    let codec =
      container == nil
      ? ["-c:a", "aac", "-b:a", "128k", "-ac", "2"] : ["-c:a", "copy"]
    _ = try await Tool.ffmpeg.output(
      FFmpeg.quiet + file.input() + ["-map", "0:a:0", "-t", "\(limits.seconds)"]
        + FFmpeg.nameless + codec + Self.muxer(container ?? .m4a) + [output.path(of: name)],
      limit: 1 << 10)

    let written = MediaFile(path: output.path(of: name), type: container ?? .m4a)
    var prepared = Prepared(kind: .sound, type: file.type)
    prepared.seconds = try await Probe(written).seconds
    prepared.waveform = try await waveform(of: written)
    prepared.variants = [try output.variant(.original, name, written.type)]
    return prepared
  }

  /// Where it can stay as it is; nil if it must be encoded anew.
  private static func container(for type: MediaType, codec: String?) -> MediaType? {
    switch (type, codec ?? "") {
    case (.mp3, "mp3"): .mp3
    case (.ogg, "opus"), (.ogg, "vorbis"): .ogg
    case (.webm, "opus"), (.webm, "vorbis"): .webm
    case (.wav, "pcm_s16le"), (.wav, "pcm_u8"), (.wav, "pcm_s24le"), (.wav, "pcm_f32le"): .wav
    case (.m4a, "aac"), (.mp4, "aac"), (.mov, "aac"): .m4a
    default: nil
    }
  }

  private static func muxer(_ container: MediaType) -> [String] {
    switch container {
    case .mp3: ["-id3v2_version", "0", "-f", "mp3"]
    case .ogg: ["-f", "ogg"]
    case .webm: ["-f", "webm"]
    case .wav: ["-f", "wav"]
    default: ["-movflags", "+faststart", "-f", "mp4"]
    }
  }

  private func waveform(of sound: MediaFile) async throws(Refusal) -> [Int] {
    var waveform = Waveform()
    try await Tool.ffmpeg.stream(
      FFmpeg.quiet + sound.input() + [
        "-map", "0:a:0", "-ac", "1", "-ar", "\(Waveform.rate)", "-f", "s16le", "pipe:1",
      ]
    ) { pieces in
      for try await piece in pieces { piece.withUnsafeBytes { waveform.add($0) } }
    }
    return waveform.folded(to: Self.peaks)
  }
}
