import Crypto
import Foundation
import Hummingbird

/// The built web client, read once at start and served from memory; it has a few hundred kilobytes.
///
/// What lies under `assets/` carries its content's hash in its name and is kept for ever; the rest is
/// asked for anew each time, by entity tag (RFC 9110, section 8.8.3). A path that names no file is one
/// of the client's own pages and gets `index.html`.
package struct WebClient: Sendable {
  private struct File: Sendable {
    let plain: ByteBuffer
    let gzip: ByteBuffer?
    let brotli: ByteBuffer?
    let mediaType: String
    let tag: String
    let cacheControl: String
  }

  private let files: [String: File]

  /// Reads every file below `folder`; `.gz` and `.br` beside a file are its compressed forms.
  package init(folder: String) throws {
    let root = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appendingPathComponent(name)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      contents["/" + name] = try Data(contentsOf: url)
    }
    guard contents["/index.html"] != nil else { throw Missing(folder: folder) }
    files = contents.filter { !$0.key.hasSuffix(".gz") && !$0.key.hasSuffix(".br") }
      .reduce(into: [:]) { files, file in
        let (path, data) = file
        let digest = SHA256.hash(data: data).prefix(16)
        files[path] = File(
          plain: ByteBuffer(bytes: data),
          gzip: contents[path + ".gz"].map { ByteBuffer(bytes: $0) },
          brotli: contents[path + ".br"].map { ByteBuffer(bytes: $0) },
          mediaType: Self.mediaType(of: path),
          tag: "\"" + digest.map { String(format: "%02x", $0) }.joined() + "\"",
          cacheControl: path.hasPrefix("/assets/")
            ? "public, max-age=31536000, immutable" : "no-cache")
      }
  }

  /// The answer to `request`; nil where it names nothing of the client's.
  func respond(to request: Request) throws -> Response? {
    guard request.method == .get || request.method == .head else {
      return files[request.uri.path] == nil ? nil : try Response.onlyAllowed("GET, HEAD")
    }
    guard let file = file(at: request.uri.path) else { return nil }
    var headers: HTTPFields = [
      .contentType: file.mediaType, .cacheControl: file.cacheControl, .eTag: file.tag,
      .vary: "Accept-Encoding",
    ]
    if let tags = request.headers[.ifNoneMatch], tags == "*" || tags.contains(file.tag) {
      return Response(status: .notModified, headers: headers)
    }
    let accepted = request.headers[.acceptEncoding] ?? ""
    var body = file.plain
    if let brotli = file.brotli, Self.accepts("br", in: accepted) {
      (body, headers[.contentEncoding]) = (brotli, "br")
    } else if let gzip = file.gzip, Self.accepts("gzip", in: accepted) {
      (body, headers[.contentEncoding]) = (gzip, "gzip")
    }
    guard request.method == .get else {
      headers[.contentLength] = String(body.readableBytes)
      return Response(status: .ok, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
  }

  /// A name with a dot in its last part is a file's; any other is a page's, but for the machines'.
  private func file(at path: String) -> File? {
    if let file = files[path] { return file }
    let parts = path.split(separator: "/")
    guard parts.first.map({ !Self.machines.contains($0) }) ?? true else { return nil }
    return parts.last?.contains(".") == true ? nil : files["/index.html"]
  }

  /// What programs ask for, to whom a page would look like success.
  private static let machines: Set<Substring> = ["api", "healthz", "readyz", "metrics"]

  /// RFC 9110, section 12.5.3, as far as anybody uses it: named, and not with a weight of nothing.
  private static func accepts(_ coding: String, in header: String) -> Bool {
    header.split(separator: ",").contains { part in
      let words = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      return words.first == coding && !words.dropFirst().contains { $0 == "q=0" }
    }
  }

  private static func mediaType(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "json": "application/json"
    case "webmanifest": "application/manifest+json"
    case "yaml": "application/yaml"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }

  /// The folder is no built client.
  package struct Missing: Error, CustomStringConvertible {
    let folder: String

    package var description: String { "there is no index.html in \(folder)" }
  }
}
