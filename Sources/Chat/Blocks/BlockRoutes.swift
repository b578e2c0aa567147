import Hummingbird

/// Blocking, and the list of whom one has blocked.
struct BlockRoutes: Feature {
  let blocks: Blocks

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("blocks", use: list)
    api.put("blocks/:userId", use: block)
    api.delete("blocks/:userId", use: unblock)
  }

  private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(Page(items: try await blocks.blocks(of: context.user), next: nil))
  }

  private func block(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await blocks.block(try context.id("userId"), by: context.user))
  }

  private func unblock(_ request: Request, _ context: MemberContext) async throws -> Response {
    try await blocks.unblock(try context.id("userId"), by: context.user)
    return .nothing
  }
}
