import Chat
import Foundation

/// Prepares uploads by the media worker, a child process for each.
struct WorkerPreparer: MediaPreparer {
  let process: MediaProcess

  func prepare(
    _ file: String, into folder: String, onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> PreparedFiles {
    let product: WorkerReport.Product
    do throws(MediaFault) {
      product = try await process.prepare(file, into: folder, onProgress: onProgress)
    } catch {
      switch error {
      case .refused(code: "storage", _), .refused(code: "usage", _), .failed: throw error
      case .refused(let code, _): throw MediaRefused(code: code)
      case .tooCostly: throw MediaRefused(code: "too_costly")
      }
    }
    guard let kind = Attachment.Kind(worker: product.kind) else {
      throw MediaFault.failed("nothing is known of \(product.kind)")
    }
    var files: [Attachment.Variant: (path: String, mime: String)] = [:]
    for made in product.variants {
      guard let variant = Attachment.Variant(worker: made.role, of: kind) else { continue }
      files[variant] = ("\(folder)/\(made.file)", made.type)
    }
    if kind == .file { files[.original] = (file, "application/octet-stream") }
    return PreparedFiles(facts: PreparedMedia(product, kind: kind), files: files)
  }
}

extension Attachment.Kind {
  fileprivate init?(worker name: String) {
    switch name {
    case "picture": self = .image
    case "video": self = .video
    case "sound": self = .audio
    case "file": self = .file
    default: return nil
    }
  }
}

extension Attachment.Variant {
  /// What a film shows until it is played is its preview to the worker.
  fileprivate init?(worker role: String, of kind: Attachment.Kind) {
    if kind == .video, role == "preview" { self = .poster } else { self.init(rawValue: role) }
  }
}

extension PreparedMedia {
  fileprivate init(_ product: WorkerReport.Product, kind: Attachment.Kind) {
    let original = product.variants.first { $0.role == Attachment.Variant.original.rawValue }
    self.init(
      kind: kind, mime: original?.type ?? "application/octet-stream", width: product.width,
      height: product.height, duration: product.seconds.map { Int($0 * 1_000) },
      blurhash: product.blurhash, animated: product.animated == true ? true : nil,
      waveform: product.waveform, variants: [:])
  }
}
