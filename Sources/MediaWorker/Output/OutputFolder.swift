import Foundation

/// Where the variants go. Their names are made here: nothing of an upload's name reaches the disk.
struct OutputFolder {
  let path: String

  /// Large pictures are decoded into a file, which is to be here, on the disk that has room for it,
  /// rather than in memory. To be called before libvips begins.
  func holdsTemporaryFiles() {
    setenv("TMPDIR", path, 1)
    setenv("VIPS_DISC_THRESHOLD", "64m", 1)
  }

  func name(of role: Variant.Role, _ type: MediaType) -> String {
    "\(role.rawValue).\(type.suffix)"
  }

  func path(of file: String) -> String { "\(path)/\(file)" }

  /// Describes a file that has been written.
  func variant(
    _ role: Variant.Role, _ file: String, _ type: MediaType
  ) throws(Refusal) -> Variant {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: file))
    guard let bytes = attributes?[.size] as? Int, bytes > 0 else {
      throw Refusal(.storage, "\(file) was not written")
    }
    return Variant(role: role, file: file, type: type, bytes: bytes)
  }

  /// Puts what `change` makes of a written file in its place.
  func rewrite(_ variant: Variant, with change: (Data) -> Data?) throws(Refusal) -> Variant {
    let file = URL(filePath: path(of: variant.file))
    guard let changed = (try? Data(contentsOf: file)).flatMap(change),
      (try? changed.write(to: file)) != nil
    else { throw Refusal(.storage, "\(variant.file) cannot be written anew") }
    var rewritten = variant
    rewritten.bytes = changed.count
    return rewritten
  }

  /// Removes what was only needed in between.
  func remove(_ file: String) {
    try? FileManager.default.removeItem(atPath: path(of: file))
  }
}

extension MediaType {
  /// The usual ending of a name.
  fileprivate var suffix: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .webp: "webp"
    case .avif: "avif"
    case .heic: "heic"
    case .mp4: "mp4"
    case .mov: "mov"
    case .webm: "webm"
    case .mp3: "mp3"
    case .ogg: "ogg"
    case .wav: "wav"
    case .m4a: "m4a"
    case .file: "bin"
    }
  }
}
