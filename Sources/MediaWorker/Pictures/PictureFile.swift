import CVips

/// A picture in a file, opened by the loader of its type with only its header read. Its pixels can
/// be asked for once, from top to bottom, and are then held nowhere, unless it must be turned.
struct PictureFile {
  let picture: Picture
  let type: MediaType
  let isAnimated: Bool

  /// Opens an upload, and refuses it before any pixel is decoded if there are too many of them.
  init(upload path: String, type: MediaType, limits: Limits) throws(Refusal) {
    let first = try Self.open(path, type, pages: 1)
    let frames = type == .gif || type == .webp ? max(1, first.number("n-pages", otherwise: 1)) : 1
    let isTurned = first.number("orientation", otherwise: 1) > 1 && type != .avif && type != .heic
    let pixels = first.width * first.height * frames
    let held = frames > 1 ? 0 : pixels * Self.bytesHeld(of: first, type)
    guard pixels <= (frames > 1 ? limits.movingPixels : limits.pixels), held <= limits.memory else {
      throw Refusal(.tooManyPixels, "\(first.width) x \(first.height), in \(frames) frames")
    }
    self.type = type
    isAnimated = frames > 1
    picture = try Self.open(path, type, pages: -1, turning: isTurned && frames == 1)
  }

  /// Opens what was written here a moment ago.
  init(written path: String, type: MediaType, onlyFirstFrame: Bool = false) throws(Refusal) {
    self.type = type
    picture = try Self.open(path, type, pages: onlyFirstFrame ? 1 : -1)
    isAnimated = picture.isAnimated
  }

  private static func open(
    _ path: String, _ type: MediaType, pages: Int32, turning: Bool = false
  ) throws(Refusal) -> Picture {
    let access = turning ? VIPS_ACCESS_RANDOM : VIPS_ACCESS_SEQUENTIAL
    return switch type {
    case .jpeg: try Picture { cvips_load_jpeg(path, access, $0) }
    case .png: try Picture { cvips_load_png(path, access, $0) }
    case .gif: try Picture { cvips_load_gif(path, pages, $0) }
    case .webp: try Picture { cvips_load_webp(path, pages, access, $0) }
    case .avif, .heic: try Picture { cvips_load_heif(path, $0) }
    default: throw Refusal(.unsupported, "\(type.rawValue) is no picture")
    }
  }

  /// Bytes in memory for each pixel, as measured, of what decoders and encoders hold all of.
  private static func bytesHeld(of picture: Picture, _ type: MediaType) -> Int {
    switch type {
    case .jpeg: picture.number("jpeg-multiscan", otherwise: 0) != 0 ? 7 : 0
    case .png: picture.number("interlaced", otherwise: 0) != 0 ? 8 : 0
    case .webp: 13
    case .avif, .heic: 6
    default: 0
    }
  }
}
