import HTTPTypes
import Hummingbird

/// What watches over the process asks: is it alive, and can it serve?
struct HealthRoutes {
  let isReady: @Sendable () async -> Bool

  /// Seconds after which to ask again whether it can serve.
  private static let retryAfter = "5"

  func add(to router: Router<ChatContext>) {
    for method in [HTTPRequest.Method.get, .head] {
      router.on("healthz", method: method) { _, _ in answer(isGood: true) }
      router.on("readyz", method: method) { _, _ in answer(isGood: await isReady()) }
    }
  }

  private func answer(isGood: Bool) -> Response {
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if !isGood { headers[.retryAfter] = Self.retryAfter }
    return Response(status: isGood ? .ok : .serviceUnavailable, headers: headers)
  }
}
