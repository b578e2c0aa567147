import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Uploads by tus 1.0.0: its core, and creation, creation-with-upload, termination, checksum and
/// expiration.
struct UploadRoutes: Feature {
  let uploads: Uploads
  let authentication: BearerAuthentication
  let pace: RequestPace

  /// What bodies with bytes of an upload must be.
  private static let bodyType = "application/offset+octet-stream"

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    for path in ["uploads", "uploads/:id"] as [RouterPath] {
      api.on(path, method: .options) { _, _ in describe() }
    }
    // Not among those of members, because tus has its version in what a stranger is told, too.
    let routes = api.group("uploads").add(middleware: TusProtocol())
      .add(middleware: ProblemMiddleware()).add(middleware: authentication)
      .group("", context: MemberContext.self).add(middleware: pace)
    routes.post(use: begin)
    routes.head(":id", use: tell)
    routes.patch(":id", use: append)
    routes.delete(":id", use: remove)
    routes.post(":id", use: override)
  }

  private func describe() -> Response {
    Response(
      status: .noContent,
      headers: [
        .tusResumable: TusProtocol.version, .tusVersion: TusProtocol.version,
        .tusExtension: "creation,creation-with-upload,termination,checksum,expiration",
        .tusMaxSize: String(uploads.largest),
        .tusChecksumAlgorithm: UploadChecksum.algorithms.joined(separator: ","),
        .cacheControl: "no-store",
      ])
  }

  private func begin(_ request: Request, _ context: MemberContext) async throws -> Response {
    let file = try request.announcedFile()
    let checksum = try request.uploadChecksum()
    let upload = try await uploads.begin(file, by: context.user)
    var progress = UploadProgress(upload: upload, offset: 0)
    if request.headers[.contentType] == Self.bodyType {
      do {
        progress = try await append(request, context, checksum, to: upload.id, at: 0)
      } catch {
        // Nobody has heard where it is, so nobody could go on with it.
        try await uploads.remove(upload.id, of: context.user)
        throw error
      }
    }
    return answer(progress, .created, location: "/api/v1/uploads/\(upload.id)")
  }

  private func tell(_ request: Request, _ context: MemberContext) async throws -> Response {
    let progress = try await uploads.progress(of: try context.id("id"), of: context.user)
    var response = answer(progress, .ok)
    response.headers[.uploadLength] = String(progress.upload.bytes)
    response.headers[.uploadMetadata] = progress.upload.metadata
    return response
  }

  private func append(_ request: Request, _ context: MemberContext) async throws -> Response {
    guard request.headers[.contentType] == Self.bodyType else {
      throw Problem.bodyRefused(mustBe: Self.bodyType)
    }
    guard let offset = request.headers[.uploadOffset].flatMap(Int.init), offset >= 0 else {
      throw Problem(.malformed, "Upload-Offset must say where the body belongs.")
    }
    let progress = try await append(
      request, context, try request.uploadChecksum(), to: try context.id("id"), at: offset)
    return answer(progress, .noContent)
  }

  private func append(
    _ request: Request, _ context: MemberContext, _ checksum: UploadChecksum?, to id: MediaID,
    at offset: Int
  ) async throws -> UploadProgress {
    try await uploads.append(
      ExpectedBody(request, context.channel),
      length: request.headers[.contentLength].flatMap(Int.init),
      checksum: checksum, to: id, of: context.user, at: offset)
  }

  private func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await uploads.remove(try context.id("id"), of: context.user)
    return .nothing
  }

  /// For clients that can only post.
  private func override(_ request: Request, _ context: MemberContext) async throws -> Response {
    switch request.headers[.methodOverride] {
    case "HEAD": try await tell(request, context)
    case "PATCH": try await append(request, context)
    case "DELETE": try await remove(request, context)
    default: throw Problem(.malformed, "X-HTTP-Method-Override must say what is meant.")
    }
  }

  private func answer(
    _ progress: UploadProgress, _ status: HTTPResponse.Status, location: String? = nil
  ) -> Response {
    let upload = progress.upload
    var headers: HTTPFields = [
      .uploadOffset: String(progress.offset), .cacheControl: "no-store",
    ]
    headers[.location] = location
    headers[.uploadExpires] = upload.expiresAt?.httpDate
    if upload.isComplete { headers[.martletMedia] = upload.id.description }
    return Response(status: status, headers: headers)
  }
}

extension Request {
  /// What a request for a new upload says of its file.
  fileprivate func announcedFile() throws -> AnnouncedFile {
    guard headers[.uploadDeferLength] == nil else {
      throw Problem(.malformed, "Upload-Length is needed; it can't be told later.")
    }
    guard let length = headers[.uploadLength].flatMap(Int.init), length >= 0 else {
      throw Problem(.malformed, "Upload-Length must be a number of bytes.")
    }
    guard let metadata = headers[.uploadMetadata].map(UploadMetadata.init) ?? UploadMetadata()
    else { throw Problem(.malformed, "Upload-Metadata must be keys with values in base 64.") }
    return AnnouncedFile(length: length, metadata)
  }

  fileprivate func uploadChecksum() throws -> UploadChecksum? {
    guard let field = headers[.uploadChecksum] else { return nil }
    guard let checksum = UploadChecksum(field) else {
      let names = UploadChecksum.algorithms.joined(separator: ", ")
      throw Problem(.malformed, "Upload-Checksum must be one of \(names), and base 64.")
    }
    return checksum
  }
}

extension Upload {
  /// What was said of it, as `Upload-Metadata`.
  fileprivate var metadata: String {
    UploadMetadata.field([
      "filename": name, "filetype": mime, "alt": alt, "width": width.map(String.init),
      "height": height.map(String.init), "duration": duration.map(String.init),
    ])
  }
}
