import CVips

/// Makes a picture safe and small: decoded, turned upright, brought to sRGB, and written anew. What
/// was in the file beside its pixels is in none of the variants.
struct PictureWork {
  /// Longest side of the variant that is shown large, and of the small one.
  private static let previewEdge: Int32 = 2048
  private static let thumbEdge: Int32 = 360
  /// A blur has so few terms that more pixels would not change it.
  private static let blurEdge: Int32 = 32

  let output: OutputFolder

  /// The whole of it. Each variant is made of the one before it, and what made that is let go first,
  /// so that one large picture at most is in memory.
  func prepare(_ path: String, _ type: MediaType, _ limits: Limits) throws(Refusal) -> Prepared {
    let original = try makeOriginal(of: path, type, limits)
    var prepared = try shown(original.file, original.type)
    prepared.type = type
    prepared.variants.insert(original, at: 0)
    return prepared
  }

  /// What is shown of a picture that was written here: its size, its blur and two smaller variants.
  func shown(_ file: String, _ type: MediaType) throws(Refusal) -> Prepared {
    var prepared = Prepared(kind: .picture, type: type)
    let preview = try makePreview(of: file, type, describing: &prepared)
    let thumb = try makeThumb(of: preview.file, describing: &prepared)
    prepared.variants = [preview, thumb]
    return prepared
  }

  private func makeOriginal(
    of path: String, _ type: MediaType, _ limits: Limits
  ) throws(Refusal) -> Variant {
    let file = try PictureFile(upload: path, type: type, limits: limits)
    let upright = file.isAnimated ? file.picture : try file.picture.map(cvips_upright)
    return try saveOriginal(upright, as: type, like: file.picture)
  }

  private func makePreview(
    of file: String, _ type: MediaType, describing prepared: inout Prepared
  ) throws(Refusal) -> Variant {
    let picture = try PictureFile(written: output.path(of: file), type: type).picture
    prepared.width = picture.width
    prepared.height = picture.height
    prepared.animated = picture.isAnimated
    return try saveWebP(try shrunk(picture, Self.previewEdge), .preview)
  }

  private func makeThumb(
    of preview: String, describing prepared: inout Prepared
  ) throws(Refusal) -> Variant {
    let file = try PictureFile(
      written: output.path(of: preview), type: .webp, onlyFirstFrame: true)
    let small = try shrunk(file.picture, Self.thumbEdge).map(cvips_hold)
    prepared.blurhash = try blur(of: small)
    return try saveWebP(small, .thumb)
  }

  private func shrunk(_ picture: Picture, _ edge: Int32) throws(Refusal) -> Picture {
    try picture.map { cvips_shrink($0, edge, $1) }.map(cvips_convert_to_srgb).map(cvips_to_bytes)
      .map(cvips_bare)
  }

  /// By the profile that it brought, if that can be used.
  private func inSRGB(_ picture: Picture) throws(Refusal) -> Picture {
    let profiled = picture.hasProfile ? try? picture.map(cvips_transform_to_srgb) : nil
    let colours = if let profiled { profiled } else { try picture.map(cvips_convert_to_srgb) }
    return try colours.map(cvips_to_bytes).map(cvips_bare)
  }

  /// In its own format where every browser shows that; else as WebP if it has holes, or as JPEG.
  private func saveOriginal(
    _ picture: Picture, as type: MediaType, like source: Picture
  ) throws(Refusal) -> Variant {
    let colours = try inSRGB(picture)
    switch type {
    case .png: return try save(colours, .original, as: .png) { cvips_save_png($0, $1) }
    case .gif: return try save(colours, .original, as: .gif) { cvips_save_gif($0, $1) }
    case .webp: return try saveWebP(colours, .original)
    default:
      if colours.hasAlpha { return try saveWebP(colours, .original) }
      let subsampled: Int32 = source.hasSubsampledChroma || type != .jpeg ? 1 : 0
      return try save(colours, .original, as: .jpeg) { cvips_save_jpeg($0, $1, 90, subsampled) }
    }
  }

  private func saveWebP(_ picture: Picture, _ role: Variant.Role) throws(Refusal) -> Variant {
    let quality: Int32 = role == .original ? 90 : 80
    let made = try save(picture, role, as: .webp) { cvips_save_webp($0, $1, quality, 2) }
    return try output.rewrite(made, with: WebPContainer.bare)
  }

  private func save(
    _ picture: Picture, _ role: Variant.Role, as type: MediaType,
    _ write: (UnsafeMutablePointer<VipsImage>, String) -> Int32
  ) throws(Refusal) -> Variant {
    let file = output.name(of: role, type)
    try picture.save { write($0, output.path(of: file)) }
    var variant = try output.variant(role, file, type)
    variant.width = picture.width
    variant.height = picture.height
    return variant
  }

  private func blur(of still: Picture) throws(Refusal) -> String {
    let small = try shrunk(try still.map(cvips_flatten), Self.blurEdge)
    return BlurHash.encode(pixels: try small.bytes(), width: small.width, height: small.height)
  }
}
