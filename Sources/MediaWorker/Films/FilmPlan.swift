/// How a film becomes one that every browser plays: what is fine is copied, the rest is encoded.
struct FilmPlan: Equatable {
  /// What becomes of a stream.
  enum Step: Equatable {
    case copy
    case encode
  }

  /// A size in pixels.
  struct Size: Equatable {
    let width: Int
    let height: Int
  }

  let container: MediaType
  let video: Step
  let audio: Step
  /// Of what is encoded, as shown.
  let size: Size

  init(_ type: MediaType, video: Probe.Stream, audio: Probe.Stream?, size: Size) {
    self.size = Self.fitted(size)
    if type == .webm, Self.isFineInWebM(video), Self.isFineInWebM(audio) {
      (container, self.video, self.audio) = (.webm, .copy, .copy)
      return
    }
    container = .mp4
    self.video = Self.isFineInMP4(video) ? .copy : .encode
    self.audio = audio?.codecName ?? "aac" == "aac" ? .copy : .encode
  }

  /// H.264 in eight bits and 4:2:0, which is what browsers' decoders have in common.
  private static func isFineInMP4(_ video: Probe.Stream) -> Bool {
    video.codecName == "h264" && hasCommonPixels(video)
  }

  private static func isFineInWebM(_ stream: Probe.Stream?) -> Bool {
    guard let stream else { return true }
    switch stream.codecName {
    case "vp8", "vp9", "av1": return hasCommonPixels(stream)
    case "opus", "vorbis": return true
    default: return false
    }
  }

  private static func hasCommonPixels(_ video: Probe.Stream) -> Bool {
    ["yuv420p", "yuvj420p"].contains(video.pixFmt)
  }

  /// Within 1920 x 1080 or 1080 x 1920, of the same shape, in even numbers; never enlarged.
  static func fitted(_ size: Size) -> Size {
    let long = Double(max(size.width, size.height))
    let short = Double(min(size.width, size.height))
    let scale = min(1, 1920 / long, 1080 / short)
    func even(_ side: Int) -> Int { max(2, Int(Double(side) * scale / 2) * 2) }
    return Size(width: even(size.width), height: even(size.height))
  }
}
