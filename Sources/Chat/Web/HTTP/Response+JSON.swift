import Hummingbird

extension Response {
  /// `value` as JSON that no cache keeps: it is somebody's own.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    Response(
      status: status,
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: .init(byteBuffer: try JSON.encode(value)))
  }

  /// Done, and nothing to say.
  static var nothing: Response {
    Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }

  /// Taken note of; what comes of it comes another way.
  static var accepted: Response {
    Response(status: .accepted, headers: [.cacheControl: "no-store"])
  }

  /// `problem` as RFC 9457 wants it.
  static func problem(_ problem: Problem) throws -> Response {
    let status = HTTPResponse.Status(
      code: problem.code.status, reasonPhrase: problem.code.title)
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    if let seconds = problem.retryAfter { headers[.retryAfter] = String(seconds) }
    headers[.accept] = problem.accepted
    if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    let document = try JSON.encode(ProblemDocument(problem))
    return Response(status: status, headers: headers, body: .init(byteBuffer: document))
  }
}
