import Foundation

/// What ffprobe finds in a film or a sound. Everything in it may be wrong or missing.
struct Probe: Decodable {
  struct Stream: Decodable {
    struct SideData: Decodable {
      let rotation: Int?
    }

    struct Disposition: Decodable {
      let attachedPic: Int?
    }

    let codecType: String?
    let codecName: String?
    let profile: String?
    let pixFmt: String?
    let width: Int?
    let height: Int?
    let disposition: Disposition?
    let sideDataList: [SideData]?
  }

  struct Format: Decodable {
    let duration: String?
  }

  let streams: [Stream]
  let format: Format

  /// The film, if there is one; a cover of an album is none.
  var video: Stream? {
    streams.first { $0.codecType == "video" && $0.disposition?.attachedPic != 1 }
  }

  var audio: Stream? { streams.first { $0.codecType == "audio" } }

  /// Nil when the file does not say, as one that was recorded by a browser.
  var seconds: Double? { format.duration.flatMap(Double.init).flatMap { $0 > 0 ? $0 : nil } }

  /// Looks into `file`.
  init(_ file: MediaFile) async throws(Refusal) {
    let options = ["-v", "quiet", "-print_format", "json", "-show_format", "-show_streams"]
    let json = try await Tool.ffprobe.output(options + file.input(), limit: 1 << 20)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let probe = try? decoder.decode(Probe.self, from: Data(json)) else {
      throw Refusal(.broken, "ffprobe finds nothing in it")
    }
    self = probe
  }
}

extension Probe.Stream {
  /// Whether it is to be turned by a quarter when shown.
  var liesOnItsSide: Bool {
    (sideDataList ?? []).contains { ($0.rotation ?? 0) % 180 != 0 }
  }
}
