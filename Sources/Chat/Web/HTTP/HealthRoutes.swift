import Hummingbird

/// What watches over the process asks: is it alive, and can it serve?
struct HealthRoutes {
  let isReady: @Sendable () async -> Bool

  func add(to router: Router<ChatContext>) {
    router.get("healthz") { _, _ in Response(status: .ok, headers: [.cacheControl: "no-store"]) }
    router.get("readyz") { _, _ in
      Response(
        status: await isReady() ? .ok : .serviceUnavailable,
        headers: [.cacheControl: "no-store"])
    }
  }
}
