/// Identifies one upload, and the attachment that it becomes.
package typealias MediaID = Identifier<Attachment>

/// A picture, a film, a sound or a file, as it is shown within a message.
///
/// Sizes and duration are hints of the sender's client while it is being prepared, and facts after.
package struct Attachment: Codable, Equatable, Sendable {
  package let id: MediaID
  package var kind: Kind
  package var state: State
  /// As its sender called it, with an extension of what it has become; shown, and never used as a
  /// path.
  package var name: String
  /// The type of the original.
  package var mime: String
  /// The size of the original.
  package var bytes: Int
  /// As shown, upright.
  package var width: Int?
  /// As shown, upright.
  package var height: Int?
  /// Milliseconds.
  package var duration: Int?
  /// A blur of it in few characters (blurha.sh), to be shown until the picture is there.
  package var blurhash: String?
  /// True where a picture moves.
  package var animated: Bool?
  /// The loudest moment of each of equally long parts of a sound, from 0 to 100.
  package var waveform: [Int]?
  /// What its sender says to those who cannot see it.
  package var alt: String?
  /// Why it could not be prepared: a stable code.
  package var reason: String?
  /// Paths of what is there to be fetched, by variant; empty until it is ready.
  package var urls: [String: String]

  package init(
    id: MediaID, kind: Kind, state: State, name: String, mime: String, bytes: Int,
    width: Int? = nil, height: Int? = nil, duration: Int? = nil, blurhash: String? = nil,
    animated: Bool? = nil, waveform: [Int]? = nil, alt: String? = nil, reason: String? = nil,
    variants: some Sequence<Variant> = []
  ) {
    self.id = id
    self.kind = kind
    self.state = state
    self.name = state == .ready ? FileName.fitting(name, mime) : name
    self.mime = mime
    self.bytes = bytes
    self.width = width
    self.height = height
    self.duration = duration
    self.blurhash = blurhash
    self.animated = animated
    self.waveform = waveform
    self.alt = alt
    self.reason = reason
    urls = [:]
    for variant in variants { urls[variant.rawValue] = variant.path(of: id) }
  }

  /// About how many bytes it takes on the wire: paths, facts, and what people have written.
  var weight: Int { 800 + name.utf8.count + (alt?.utf8.count ?? 0) }

  /// How it is shown.
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case image
    case video
    case audio
    /// Everything else: only ever downloaded.
    case file
  }

  /// How far it is.
  package enum State: String, Codable, CaseIterable, Sendable {
    case preparing
    case ready
    case failed
  }

  /// One form in which it is kept.
  package enum Variant: String, Codable, CaseIterable, Sendable {
    /// All of it, without what it told of its maker.
    case original
    /// A picture to be shown large, at most 2048 pixels.
    case preview
    /// To be shown small, still, at most 360 pixels.
    case thumb
    /// What a film shows until it is played.
    case poster

    /// Where it is fetched; never changes and never expires.
    package func path(of id: MediaID) -> String { "/api/v1/media/\(id)/\(rawValue)" }
  }
}

extension Attachment: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      write("alt", alt, to: &json)
      if let animated {
        json.name("animated")
        json.value(animated)
      }
      write("blurhash", blurhash, to: &json)
      write("bytes", bytes, to: &json)
      write("duration", duration, to: &json)
      write("height", height, to: &json)
      json.name("id")
      json.value(id)
      write("kind", kind.rawValue, to: &json)
      write("mime", mime, to: &json)
      write("name", name, to: &json)
      write("reason", reason, to: &json)
      write("state", state.rawValue, to: &json)
      json.name("urls")
      json.object { json in
        write("original", urls["original"], to: &json)
        write("poster", urls["poster"], to: &json)
        write("preview", urls["preview"], to: &json)
        write("thumb", urls["thumb"], to: &json)
      }
      if let waveform {
        json.name("waveform")
        json.array(waveform) { $1.value($0) }
      }
      write("width", width, to: &json)
    }
  }

  private func write(_ name: StaticString, _ text: String?, to json: inout JSONWriter) {
    guard let text else { return }
    json.name(name)
    json.value(text)
  }

  private func write(_ name: StaticString, _ number: Int?, to json: inout JSONWriter) {
    guard let number else { return }
    json.name(name)
    json.value(number)
  }
}
