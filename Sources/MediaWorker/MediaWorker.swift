import Foundation

/// The executable: prepares one upload and says what came of it.
///
///     martlet-media INPUT OUTPUT_FOLDER [--pixels N] [--seconds N] [...]
///
/// `Limits` lists the options.
/// The last line on standard output is a `Report`. The status is 0 when the upload was prepared and
/// 1 when it was refused; any other end is one that a limit or a fault brought about.
@main
enum MediaWorker {
  static func main() async {
    do throws(Refusal) {
      let prepared = try await prepare(Array(CommandLine.arguments.dropFirst()))
      Report.prepared(prepared, .now()).say()
    } catch {
      Report.refused(error, .now()).say()
      exit(1)
    }
  }

  private static func prepare(_ arguments: [String]) async throws(Refusal) -> Prepared {
    guard arguments.count >= 2 else {
      throw Refusal(.usage, "martlet-media INPUT OUTPUT_FOLDER [options]")
    }
    let (path, output) = (arguments[0], OutputFolder(path: arguments[1]))
    let limits = try Limits(Array(arguments.dropFirst(2)))
    output.holdsTemporaryFiles()
    try Picture.start()
    let type = MediaType(prefix: try prefix(of: path))
    switch type {
    case .jpeg, .png, .gif, .webp, .avif, .heic:
      ProcessorTime.limit(toSeconds: limits.pictureSeconds)
      return try PictureWork(output: output).prepare(path, type, limits)
    case .mp4, .mov, .webm, .mp3, .ogg, .wav, .m4a:
      return try await play(MediaFile(path: path, type: type), output, limits)
    case .file: return Prepared(kind: .file, type: type)
    }
  }

  /// A film or a sound, by what is in it.
  private static func play(
    _ file: MediaFile, _ output: OutputFolder, _ limits: Limits
  ) async throws(Refusal) -> Prepared {
    let probe = try await Probe(file)
    if let seconds = probe.seconds, seconds > Double(limits.seconds) {
      throw Refusal(.tooLong, "\(Int(seconds)) s, of which \(limits.seconds) are allowed")
    }
    if let video = probe.video {
      return try await FilmWork(output: output, limits: limits).prepare(file, probe, video)
    }
    guard let audio = probe.audio else { throw Refusal(.broken, "neither film nor sound is in it") }
    return try await SoundWork(output: output, limits: limits).prepare(file, audio)
  }

  private static func prefix(of path: String) throws(Refusal) -> [UInt8] {
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      return Array(try file.read(upToCount: MediaType.prefixLength) ?? Data())
    } catch {
      throw Refusal(.storage, "the upload cannot be read")
    }
  }
}
