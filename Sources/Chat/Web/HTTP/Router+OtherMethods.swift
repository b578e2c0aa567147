import HTTPTypes
import Hummingbird

extension Router<ChatContext> {
  /// Answers 405 with `Allow` (RFC 9110, section 15.5.6) where a path is there and a method isn't.
  ///
  /// To be called once every route is there.
  func refuseOtherMethods() {
    let routes = Dictionary(grouping: routes) { $0.path.description }
    for (path, known) in routes {
      let allowed = Set(known.map(\.method))
      let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
      for method in Self.methods where !allowed.contains(method) {
        on(RouterPath(path), method: method) { _, _ in try Response.onlyAllowed(names) }
      }
    }
  }

  private static var methods: [HTTPRequest.Method] {
    let query = HTTPRequest.Method("QUERY")
    return [.get, .head, .post, .put, .patch, .delete, .options, .trace]
      + [query].compactMap(\.self)
  }
}

extension Response {
  /// 405, where something is there and can only be asked for by `methods`.
  static func onlyAllowed(_ methods: String) throws -> Response {
    var response = try Response.problem(
      Problem(.methodNotAllowed, "Here one can only \(methods)."))
    response.headers[.allow] = methods
    return response
  }
}
