/// How ffmpeg's programs are to open one file: by the demuxer of its type and no other, with the
/// decoders that are listed and no others, and nothing but that file. A playlist or a list of
/// files, whatever it is called, is therefore never followed.
struct MediaFile {
  let path: String
  let type: MediaType

  /// Options that belong before `-i`, and the file itself.
  func input(before options: [String] = []) throws(Refusal) -> [String] {
    let demuxer = try demuxer()
    return [
      "-protocol_whitelist", "file", "-format_whitelist", demuxer,
      "-codec_whitelist", Self.decoders.joined(separator: ","), "-f", demuxer,
    ] + options + ["-i", "file:\(path)"]
  }

  private func demuxer() throws(Refusal) -> String {
    switch type {
    // These two are known to ffmpeg by the names of all their relatives together.
    case .mp4, .mov, .m4a: "mov,mp4,m4a,3gp,3g2,mj2"
    case .webm: "matroska,webm"
    case .mp3: "mp3"
    case .ogg: "ogg"
    case .wav: "wav"
    default: throw Refusal(.unsupported, "\(type.rawValue) is no film and no sound")
    }
  }

  private static let decoders = [
    "h264", "hevc", "mpeg4", "mjpeg", "vp8", "vp9", "av1", "libdav1d",
    "aac", "alac", "flac", "mp3", "mp3float", "opus", "vorbis",
    "pcm_f32le", "pcm_s16be", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_u8",
  ]
}
