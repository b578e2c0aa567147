import Hummingbird
import NIOCore

/// What is known of a request while it is answered.
package struct ChatContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The log-in it was made with, once its access token was found good.
  var session: Session?
  /// The connection it came on.
  let channel: any Channel

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}

/// A request of somebody who is logged in.
package struct MemberContext: ChildRequestContext {
  package var coreContext: CoreRequestContextStorage
  let session: Session
  /// The connection it came on.
  let channel: any Channel

  /// Throws where nothing has authenticated the request.
  package init(context: ChatContext) throws {
    guard let session = context.session else { throw SessionRefusal.tokenInvalid }
    coreContext = context.coreContext
    channel = context.channel
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
