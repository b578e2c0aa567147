import Hummingbird

/// What one room of the product offers to the outside.
///
/// `Features.swift` lists them; nothing else knows that a feature exists.
package protocol Feature: Sendable {
  /// Routes below `/api/v1` for anybody.
  func addPublicRoutes(to api: RouterGroup<ChatContext>)

  /// Routes below `/api/v1` for whoever is logged in.
  func addRoutes(to api: RouterGroup<MemberContext>)

  /// Routes below `/api/v1/operator` for whoever runs the instance.
  func addOperatorRoutes(to api: RouterGroup<MemberContext>)

  /// Commands that an open socket takes.
  var commands: [SocketCommand] { get }
}

extension Feature {
  package func addPublicRoutes(to api: RouterGroup<ChatContext>) {}
  package func addRoutes(to api: RouterGroup<MemberContext>) {}
  package func addOperatorRoutes(to api: RouterGroup<MemberContext>) {}
  package var commands: [SocketCommand] { [] }
}
