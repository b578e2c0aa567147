import HTTPTypes
import Hummingbird

/// Fetching attachments: what they are, and their bytes.
struct MediaRoutes: Feature {
  let media: Media
  let authentication: MediaAuthentication
  let pace: RequestPace

  /// Not among those of members, because the media cookie is good here, too.
  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    let routes = api.group("media").add(middleware: authentication)
      .group("", context: MemberContext.self).add(middleware: pace)
    routes.get(":id", use: describe)
    routes.get(":id/:variant", use: send)
    routes.head(":id/:variant", use: send)
  }

  private func describe(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await media.media(try context.id("id"), asSeenBy: context.user).attachment)
  }

  private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
    let found = try await media.media(try context.id("id"), asSeenBy: context.user)
    guard let variant = context.parameters.get("variant").flatMap(Attachment.Variant.init),
      let stored = found.variants[variant]
    else { throw CommonRefusal.notFound }
    return SentMedia(found.attachment, stored, media, over: context.channel)
      .response(to: request)
  }
}
