import Hummingbird

/// What is known of a request while it is answered.
package struct ChatContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The log-in it was made with, once its access token was found good.
  var session: Session?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }
}

/// A request of somebody who is logged in.
package struct MemberContext: ChildRequestContext {
  package var coreContext: CoreRequestContextStorage
  let session: Session

  /// Throws where nothing has authenticated the request.
  package init(context: ChatContext) throws {
    guard let session = context.session else { throw SessionRefusal.tokenInvalid }
    coreContext = context.coreContext
    self.session = session
  }

  /// Who is asking.
  var user: UserID { session.user }

  /// The id in the path under `name`; a text that can't be one names nothing.
  func id<Subject>(_ name: String) throws -> Identifier<Subject> {
    guard let text = parameters.get(name), let id = Identifier<Subject>(text) else {
      throw CommonRefusal.notFound
    }
    return id
  }
}
