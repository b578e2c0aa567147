import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Testing

/// What answers carry besides their bodies.
@Suite(.timeLimit(.minutes(10))) struct HeaderTests {
  @Test(arguments: [true, false])
  func `Each cookie is for its own routes alone, and over TLS where there is any`(
    isSecure: Bool
  ) async throws {
    let url = try #require(
      PublicURL(isSecure ? "https://chat.example.org" : "http://chat.example.org"))
    try await LiveChat.run(settings: { $0.publicURL = url }) { chat in
      var ada = try await Device.register("ada", "Ada Lovelace", port: chat.port)
      let refreshed = try await ada.refresh(headers: ["Origin": url.origin])
      let attributes =
        "; Path=/api/v1/sessions; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
      let name = isSecure ? "__Secure-martlet-refresh" : "martlet-refresh"

      let setting = try #require(refreshed.headers["Set-Cookie"].first)
      #expect(setting.hasPrefix("\(name)="))
      #expect(setting.hasSuffix("; Max-Age=5184000" + attributes))
      ada.cookie = try Device.cookie(in: refreshed)
      let cleared = try await ada.send(.DELETE, "sessions/current")
      let media = (
        name.replacing("refresh", with: "media"), attributes.replacing("sessions", with: "media")
      )
      #expect(
        refreshed.headers["Set-Cookie"].last.map {
          $0.hasPrefix("\(media.0)=") && $0.hasSuffix("; Max-Age=3600" + media.1)
        } == true)
      #expect(
        cleared.headers["Set-Cookie"] == [
          "\(name)=; Max-Age=0" + attributes, "\(media.0)=; Max-Age=0" + media.1,
        ])
      #expect(cleared.headers["Clear-Site-Data"] == ["\"cache\""])
    }
  }

  @Test(arguments: [true, false])
  func `Every answer carries the headers that keep a browser safe`(isSecure: Bool) async throws {
    let url = try #require(
      PublicURL(isSecure ? "https://chat.example.org" : "http://chat.example.org"))
    try await LiveChat.run(settings: { $0.publicURL = url }) { chat in
      for (method, path, status) in [
        (.GET, "/healthz", 200), (.GET, "/nothing", 404), (.GET, "/api/v1/users/me", 401),
        (.PUT, "/readyz", 405), (.POST, "/api/v1/sessions", 415),
      ] as [(HTTPMethod, String, Int)] {
        let answer = try await HTTPClient.send(method, path, port: chat.port)
        #expect(answer.status == status)
        #expect(answer.headers["X-Content-Type-Options"] == ["nosniff"])
        #expect(answer.headers["Referrer-Policy"] == ["no-referrer"])
        #expect(answer.headers["Cross-Origin-Opener-Policy"] == ["same-origin"])
        #expect(answer.headers["Permissions-Policy"].first?.contains("microphone=()") == true)
        #expect(answer.headers["Cache-Control"] == ["no-store"])
        #expect(
          answer.headers["Strict-Transport-Security"] == (isSecure ? ["max-age=31536000"] : []))
        let policy = try #require(answer.headers["Content-Security-Policy"].first)
        #expect(!policy.contains("unsafe"))
        for part in [
          "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
          "require-trusted-types-for 'script'", "trusted-types martlet-worker",
        ] { #expect(policy.contains(part)) }
      }
    }
  }

  @Test func `Whoever writes too fast is told when to come back`() async throws {
    // However long a busy machine takes, both are written within one minute.
    try await LiveChat.run(world: .test(), settings: { $0.limits.sendsPerMinute = 1 }) { chat in
      let (ada, _, conversation) = try await chat.friends()
      try await ada.write("one", in: conversation)

      let refused = try await ada.send(
        .POST, "conversations/\(conversation)/messages", ["clientId": "two", "body": "two"])

      refused.expect(429, "rate-limited")
      let seconds = try #require(refused.headers["Retry-After"].first.flatMap(Int.init))
      #expect((1...60).contains(seconds))
    }
  }

  @Test func `Health is told to GET and HEAD, and another method is told which there are`()
    async throws
  {
    try await LiveChat.run { chat in
      for path in ["/healthz", "/readyz"] {
        for method in [HTTPMethod.GET, .HEAD] {
          let answer = try await HTTPClient.send(method, path, port: chat.port)
          #expect(answer.status == 200)
          #expect(answer.body.isEmpty)
        }
        let answer = try await HTTPClient.send(.DELETE, path, port: chat.port)
        answer.expect(405, "method-not-allowed")
        #expect(answer.headers["Allow"] == ["GET, HEAD"])
      }
      for (method, path, allowed) in [
        (.GET, "accounts", "POST"), (.PUT, "friend-requests", "GET, POST"),
        (.POST, "conversations/x/messages/1", "DELETE, PATCH"),
        (.GET, "sessions/current", "DELETE"),
      ] as [(HTTPMethod, String, String)] {
        let answer = try await HTTPClient.send(method, "/api/v1/" + path, port: chat.port)
        answer.expect(405, "method-not-allowed")
        #expect(answer.headers["Allow"] == [allowed], "\(path)")
      }
      try await HTTPClient.send(.GET, "/api/v1/nothing", port: chat.port).expect(404, "not-found")
    }
  }
}
