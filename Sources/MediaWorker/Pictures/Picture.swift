import CVips

/// A picture in the hands of libvips. Its pixels are computed when something asks for them.
struct Picture {
  /// Owns one reference.
  private final class Handle {
    let image: UnsafeMutablePointer<VipsImage>

    init(_ image: UnsafeMutablePointer<VipsImage>) { self.image = image }

    deinit { cvips_release(image) }
  }

  private let handle: Handle

  /// Of one frame.
  var width: Int { Int(handle.image.pointee.Xsize) }
  /// Of one frame; frames stand below each other.
  var height: Int { number("page-height", otherwise: Int(handle.image.pointee.Ysize)) }
  var totalHeight: Int { Int(handle.image.pointee.Ysize) }
  var bands: Int { Int(handle.image.pointee.Bands) }
  var isAnimated: Bool { totalHeight > height }
  var hasProfile: Bool { cvips_has_profile(handle.image) != 0 }
  var hasAlpha: Bool { vips_image_hasalpha(handle.image) != 0 }
  var hasSubsampledChroma: Bool { cvips_has_subsampled_chroma(handle.image) != 0 }

  /// Begins with the library, once for the process, before anything else here.
  static func start() throws(Refusal) {
    guard cvips_start("martlet-media") == 0 else {
      throw Refusal(.unsupported, "libvips does not start: \(message())")
    }
  }

  /// The result of `make`, which is one call of libvips.
  init(_ make: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32) throws(Refusal) {
    var image: UnsafeMutablePointer<VipsImage>?
    guard make(&image) == 0, let image else { throw Refusal(.broken, Picture.message()) }
    handle = Handle(image)
  }

  /// What `make` makes of this.
  func map(
    _ make: (
      UnsafeMutablePointer<VipsImage>, UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>
    ) -> Int32
  ) throws(Refusal) -> Picture {
    try Picture { make(handle.image, $0) }
  }

  /// Writes it; this is where most pixels are computed, and where a broken file shows.
  func save(_ write: (UnsafeMutablePointer<VipsImage>) -> Int32) throws(Refusal) {
    guard write(handle.image) == 0 else { throw Refusal(.broken, Picture.message()) }
  }

  /// Its pixels, band after band, row by row.
  func bytes() throws(Refusal) -> [UInt8] {
    var size = 0
    guard let memory = vips_image_write_to_memory(handle.image, &size) else {
      throw Refusal(.broken, Picture.message())
    }
    defer { g_free(memory) }
    return Array(UnsafeRawBufferPointer(start: memory, count: size))
  }

  /// What the header says under `name`.
  func number(_ name: String, otherwise: Int) -> Int {
    Int(cvips_number(handle.image, name, Int32(clamping: otherwise)))
  }

  /// The first line of what libvips has to say, which never holds what is in the picture.
  private static func message() -> String {
    defer { vips_error_clear() }
    let text = String(cString: vips_error_buffer())
    return text.split(separator: "\n").first.map(String.init) ?? "not decodable"
  }
}
