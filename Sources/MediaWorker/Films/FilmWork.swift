import Subprocess

/// Makes a film safe and playable, and takes a picture of it.
struct FilmWork {
  let output: OutputFolder
  let limits: Limits

  /// The whole of it; `probe` has found `video` in `file`.
  func prepare(
    _ file: MediaFile, _ probe: Probe, _ video: Probe.Stream
  ) async throws(Refusal) -> Prepared {
    let size = try size(of: video)
    let plan = FilmPlan(file.type, video: video, audio: probe.audio, size: size)
    let name = output.name(of: .original, plan.container)
    try await write(file, by: plan, codec: video.codecName, to: name, lasting: probe.seconds)

    let written = MediaFile(path: output.path(of: name), type: plan.container)
    let outcome = try await Probe(written)
    try await writePoster(of: written)
    defer { output.remove(Self.posterName) }
    var prepared = try PictureWork(output: output).shown(Self.posterName, .png)
    prepared.kind = .video
    prepared.type = file.type
    prepared.animated = nil
    prepared.seconds = outcome.seconds
    var original = try output.variant(.original, name, plan.container)
    original.width = prepared.width
    original.height = prepared.height
    prepared.variants.insert(original, at: 0)
    return prepared
  }

  /// As shown; the header's word is enough, because what lies about it fails to decode.
  private func size(of video: Probe.Stream) throws(Refusal) -> FilmPlan.Size {
    guard let width = video.width, let height = video.height, width > 0, height > 0 else {
      throw Refusal(.unsupported, "the film has no size, or a codec that is not decoded here")
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= limits.framePixels else {
      throw Refusal(
        .tooManyPixels, "\(width) x \(height) a frame, of which \(limits.framePixels) are allowed")
    }
    return video.liesOnItsSide
      ? FilmPlan.Size(width: height, height: width) : FilmPlan.Size(width: width, height: height)
  }

  private func write(
    _ file: MediaFile, by plan: FilmPlan, codec: String?, to name: String, lasting: Double?
  ) async throws(Refusal) {
    let arguments =
      try FFmpeg.quiet + ["-nostats", "-progress", "pipe:1"] + file.input()
      + ["-map", "0:V:0", "-map", "0:a:0?", "-t", "\(limits.seconds)"] + FFmpeg.nameless
      + video(plan, codec) + audio(plan) + container(plan) + [output.path(of: name)]
    try await Tool.ffmpeg.stream(arguments) { lines in
      guard plan.video == .encode, let lasting else {
        for try await _ in lines {}
        return
      }
      for try await line in lines.strings() {
        guard let done = FFmpeg.seconds(inProgress: line) else { continue }
        Report.progress(min(1, max(0, done / lasting))).say()
      }
    }
  }

  private func video(_ plan: FilmPlan, _ codec: String?) -> [String] {
    switch plan.video {
    case .copy:
      // Cameras hide their serial number and their place in messages between the frames.
      return ["-c:v", "copy"] + (codec == "h264" ? ["-bsf:v", "filter_units=remove_types=6"] : [])
    case .encode:
      return [
        "-vf", "scale=\(plan.size.width):\(plan.size.height),setsar=1", "-fpsmax", "60",
        "-c:v", "libx264", "-preset", "veryfast", "-x264-params", Self.smallMemory, "-crf", "23",
        "-maxrate", "6M", "-bufsize", "12M", "-profile:v", "high", "-pix_fmt", "yuv420p",
        "-bsf:v", "filter_units=remove_types=6",
      ]
    }
  }

  private func audio(_ plan: FilmPlan) -> [String] {
    plan.audio == .copy ? ["-c:a", "copy"] : ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]
  }

  private func container(_ plan: FilmPlan) -> [String] {
    plan.container == .webm
      ? ["-f", "webm"] : ["-movflags", "+faststart", "-f", "mp4"]
  }

  /// Half the memory of the preset's own, for files that are as small.
  private static let smallMemory = "rc-lookahead=2:bframes=1:ref=1"

  private static let posterName = "poster.png"

  /// The first key frame: whatever else is decoded would cost memory for the frames it refers to.
  private func writePoster(of film: MediaFile) async throws(Refusal) {
    _ = try await Tool.ffmpeg.output(
      FFmpeg.quiet + film.input(before: ["-skip_frame", "nokey"]) + [
        "-map", "0:V:0", "-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1",
        output.path(of: Self.posterName),
      ],
      limit: 1 << 10)
  }
}
