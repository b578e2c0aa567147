import HTTPTypes
import Hummingbird
import NIOCore

/// One form of an attachment as the answer to a request, whole or in parts (RFC 9110, sections 13
/// to 15). Its bytes are read as the client takes them.
struct SentMedia: Sendable {
  private let attachment: Attachment
  private let stored: StoredVariant
  private let media: Media
  private let loop: any EventLoop
  private let tag: EntityTag

  init(
    _ attachment: Attachment, _ stored: StoredVariant, _ media: Media, over channel: any Channel
  ) {
    loop = channel.eventLoop
    self.attachment = attachment
    self.stored = stored
    self.media = media
    tag = EntityTag(stored.digest)
  }

  func response(to request: Request) -> Response {
    if let field = request.headers[.ifNoneMatch], tag.isNamed(by: field) {
      return Response(
        status: .notModified, headers: [.eTag: tag.description, .cacheControl: cache])
    }
    let headers = headers(for: request)
    guard request.method == .get else {
      var headers = headers
      headers[.contentLength] = String(stored.bytes)
      return Response(status: .ok, headers: headers)
    }
    let field = tag.allowsRange(request.headers[.ifRange]) ? request.headers[.range] : nil
    switch ByteRanges(field, length: stored.bytes) {
    case .whole: return whole(headers)
    case .unsatisfiable: return refused()
    case .parts(let parts) where parts.count == 1: return part(parts[0], headers)
    case .parts(let parts): return several(parts, headers)
    }
  }

  private func headers(for request: Request) -> HTTPFields {
    let isSaved = request.uri.queryParameters["download"] != nil || attachment.kind == .file
    let disposition = isSaved ? ContentDisposition.attachment : .inline
    return [
      .contentType: mediaType, .acceptRanges: "bytes", .eTag: tag.description,
      .cacheControl: cache, .contentSecurityPolicy: Self.policy,
      .contentDisposition: disposition.field(
        name: FileName.fitting(attachment.name, mediaType)),
    ]
  }

  /// What nobody has looked into is never shown, whatever it says it is.
  private var mediaType: String {
    attachment.kind == .file ? "application/octet-stream" : stored.mime
  }

  private var cache: String { "private, max-age=86400" }

  /// Where it is opened as a page of its own it can show itself, and nothing else.
  private static let policy =
    "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"

  private func whole(_ headers: HTTPFields) -> Response {
    Response(status: .ok, headers: headers, body: body([.bytes(0..<stored.bytes)]))
  }

  private func part(_ range: Range<Int>, _ headers: HTTPFields) -> Response {
    var headers = headers
    headers[.contentRange] = contentRange(range)
    return Response(status: .partialContent, headers: headers, body: body([.bytes(range)]))
  }

  /// `multipart/byteranges` (section 14.6).
  private func several(_ ranges: [Range<Int>], _ headers: HTTPFields) -> Response {
    let boundary = "martlet-\(UInt64.random(in: .min ... .max))"
    var headers = headers
    headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
    let parts = ranges.flatMap { range -> [Part] in
      [
        .text(
          "\r\n--\(boundary)\r\nContent-Type: \(mediaType)\r\n"
            + "Content-Range: \(contentRange(range))\r\n\r\n"),
        .bytes(range),
      ]
    }
    return Response(
      status: .partialContent, headers: headers,
      body: body(parts + [.text("\r\n--\(boundary)--\r\n")]))
  }

  private func refused() -> Response {
    Response(
      status: .rangeNotSatisfiable,
      headers: [.contentRange: "bytes */\(stored.bytes)", .acceptRanges: "bytes"])
  }

  private func contentRange(_ range: Range<Int>) -> String {
    "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(stored.bytes)"
  }

  private enum Part {
    case text(String)
    case bytes(Range<Int>)

    var count: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .bytes(let range): range.count
      }
    }
  }

  /// Each piece reaches the connection before the next is read: only then is it known whether the
  /// client takes any more, and a busy loop would else be handed many.
  private func body(_ parts: [Part]) -> ResponseBody {
    ResponseBody(contentLength: parts.map(\.count).reduce(0, +)) { [media, stored, loop] writer in
      for part in parts {
        switch part {
        case .text(let text): try await writer.write(ByteBuffer(string: text))
        case .bytes(let range):
          try await media.read(stored, range) { piece in
            try await writer.write(piece)
            try await loop.submit {}.get()
          }
        }
      }
      try await writer.finish(nil)
    }
  }
}
