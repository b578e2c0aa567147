import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// All of my data in one file.
struct ExportRoutes: Feature {
  let exports: Exports
  let accounts: Accounts
  let logger: Logger

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("users/me/export", use: export)
  }

  private func export(_ request: Request, _ context: MemberContext) async throws -> Response {
    let me = try await accounts.account(context.user).user
    let export = try await exports.begin(for: context.session, in: request.letterLanguage)
    let estimate = try await exports.estimate(for: context.user)
    var headers: HTTPFields = [
      .contentType: "application/zip", .cacheControl: "no-store",
      .contentDisposition: ContentDisposition.attachment.field(
        name: "martlet-\(me.username).zip"),
    ]
    if let name = HTTPField.Name("Martlet-Estimated-Bytes") { headers[name] = String(estimate) }
    return Response(status: .ok, headers: headers, body: body(export, over: context.channel))
  }

  /// Of no known length: the end of it comes only once all of it was sent, so what breaks off is seen to
  /// be broken (RFC 9112, section 8). Each piece reaches the connection before the next is made.
  private func body(_ export: Export, over channel: any Channel) -> ResponseBody {
    ResponseBody { [logger, loop = channel.eventLoop] writer in
      var out = writer
      do {
        try await export.write { piece in
          try await out.write(piece)
          try await loop.submit {}.get()
        }
      } catch {
        logger.notice("an archive was not brought to its end", metadata: ["reason": "\(error)"])
        throw error
      }
      try await out.finish(nil)
    }
  }
}
