import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Testing

/// Uploads by tus 1.0.0, on the wire.
@Suite(.timeLimit(.minutes(10))) struct UploadTests {
  @Test func `A file comes in part by part, and is there as it was sent`() async throws {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let ada = try await chat.stranger()
      let place = try await ada.announce(10, filename: "ein Träger.bin")
      #expect(try await ada.offset(of: place) == 0)

      let first = try await ada.patch(place, at: 0, "01234")
      #expect(first.status == 204 && first.headers["Upload-Offset"] == ["5"])
      #expect(first.headers["Martlet-Media"] == [])
      let second = try await ada.patch(place, at: 5, "56789")

      let media = try #require(second.headers["Martlet-Media"].first)
      let head = try await ada.tus(.HEAD, place)
      #expect(head.status == 200 && head.headers["Martlet-Media"] == [media])
      #expect(head.headers["Upload-Offset"] == ["10"] && head.headers["Upload-Length"] == ["10"])
      #expect(head.headers["Cache-Control"] == ["no-store"])
      #expect(head.headers["Upload-Expires"].first?.hasSuffix(" GMT") == true)
      #expect(
        head.headers["Upload-Metadata"] == [
          Device.metadata([
            "filename": "ein Träger.bin", "filetype": "application/octet-stream",
          ])
        ])
      try await ada.waitUntilReady(media)
      #expect(try await ada.send(.GET, "media/\(media)/original").body == "0123456789")
    }
  }

  @Test func `A small file comes with its announcement, whose client may wait to be asked for it`()
    async throws
  {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let ada = try await chat.stranger()
      let headers: HTTPHeaders = [
        "Upload-Length": "4", "Content-Type": Device.uploadType, "Content-Length": "4",
        "Expect": "100-continue",
      ]
      let wire = try await Wire.connect(port: chat.port)

      try await wire.send(.POST, "/api/v1/uploads", ada.tusHeaders(headers))
      #expect(await wire.received(upTo: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      try await wire.send(ByteBuffer(string: "moth"))

      let answer = await wire.received(upTo: "\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 201 "))
      #expect(answer.contains("Upload-Offset: 4\r\n") && answer.contains("Martlet-Media: "))
      try await wire.close()
    }
  }

  @Test func `What would be refused is refused before it is sent`() async throws {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let ada = try await chat.stranger()
      let wire = try await Wire.connect(port: chat.port)

      try await wire.send(
        .POST, "/api/v1/uploads",
        ada.tusHeaders([
          "Upload-Length": "200000001", "Content-Type": Device.uploadType,
          "Content-Length": "200000001", "Expect": "100-continue",
        ]))

      #expect(await wire.received(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 413 "))
      try await wire.close()
    }
  }

  @Test func `Every fault has its code, and every answer names the version`() async throws {
    try await LiveChat.run(
      preparer: PlainPreparer(), settings: { $0.limits.mediaBytes = 100_000_000 }
    ) { chat in
      let ada = try await chat.stranger()
      let length: HTTPHeaders = ["Upload-Length": "5"]
      let named: (String, String) -> HTTPHeaders = {
        ["Upload-Length": "5", "Upload-Metadata": Device.metadata([$0: $1])]
      }
      let cases: [(HTTPHeaders, Int, String)] = [
        (["Upload-Length": "5", "Tus-Resumable": "0.2.2"], 412, "unknown-version"),
        ([:], 400, "malformed"), (["Upload-Length": "-1"], 400, "malformed"),
        (["Upload-Length": "five"], 400, "malformed"),
        (["Upload-Length": "99999999999999999999"], 400, "malformed"),
        (["Upload-Defer-Length": "1"], 400, "malformed"),
        (["Upload-Length": "5", "Upload-Metadata": "filename !"], 400, "malformed"),
        (["Upload-Length": "5", "Upload-Checksum": "md5 AAAA"], 400, "malformed"),
        (["Upload-Length": "0"], 422, "invalid"), (named("filename", "a\u{202e}b"), 422, "invalid"),
        (named("width", "wide"), 422, "invalid"),
        (["Upload-Length": "200000001"], 413, "too-large"),
        (["Upload-Length": "100000001"], 409, "limit-reached"),
      ]
      for (headers, status, code) in cases {
        let answer = try await ada.tus(.POST, "/api/v1/uploads", headers)
        answer.expect(status, code)
        #expect(answer.headers["Tus-Resumable"] == ["1.0.0"])
      }
      let place = try #require(
        try await ada.tus(.POST, "/api/v1/uploads", length).headers["Location"].first)
      let offset: HTTPHeaders = ["Upload-Offset": "0"]
      let type: HTTPHeaders = ["Content-Type": Device.uploadType]
      let body = ByteBuffer(string: "moths")
      let refused = try await ada.tus(.PATCH, place, offset, body: body)
      refused.expect(415, "type-refused")
      #expect(refused.headers["Accept"] == [Device.uploadType])
      try await ada.tus(.PATCH, place, type, body: body).expect(400, "malformed")
      try await ada.patch(place, at: 1, "moth").expect(409, "offset-mismatch")
      try await ada.patch(place, at: 0, "moths!").expect(413, "too-large")
      try await ada.patch(
        place, at: 0, "moths", headers: ["Upload-Checksum": "sha1 L0qqg4qi5cMHLWVBVLpTrJJ6Wpk="]
      ).expect(460, "checksum-mismatch")
      #expect(try await ada.offset(of: place) == 0)
      for method in [HTTPMethod.HEAD, .PATCH, .DELETE] {
        let answer = try await HTTPClient.send(
          method, place, headers: ["Tus-Resumable": "1.0.0"], port: chat.port)
        #expect(answer.status == 401 && answer.headers["Tus-Resumable"] == ["1.0.0"])
        #expect(answer.headers["WWW-Authenticate"] == ["Bearer"])
      }
    }
  }

  @Test func `Without a media worker there are no uploads`() async throws {
    try await LiveChat.run { chat in
      let ada = try await chat.stranger()

      try await ada.tus(.POST, "/api/v1/uploads", ["Upload-Length": "5"]).expect(404, "not-found")
    }
  }

  @Test func `An upload is nobody else's, and can be given up`() async throws {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let (ada, grace, _) = try await chat.friends()
      let place = try await ada.announce(5)

      for method in [HTTPMethod.HEAD, .DELETE] {
        #expect(try await grace.tus(method, place).status == 404)
      }
      try await grace.patch(place, at: 0, "moths").expect(404, "not-found")
      #expect(try await ada.tus(.POST, place, ["X-HTTP-Method-Override": "DELETE"]).status == 204)
      #expect(try await ada.tus(.HEAD, place).status == 404)
    }
  }

  @Test func `What has come before a connection is cut stays, and the next one goes on at once`()
    async throws
  {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let ada = try await chat.stranger()
      let place = try await ada.announce(10)
      _ = try await ada.begin("012", of: 10, to: place, at: 0) { try await $0.close() }
      let silent = try await ada.begin("345", of: 7, to: place, at: 3)
      let answer = try await ada.patch(place, at: 6, "6789")

      #expect(answer.status == 204)
      let media = try #require(answer.headers["Martlet-Media"].first)
      try await ada.waitUntilReady(media)
      #expect(try await ada.send(.GET, "media/\(media)/original").body == "0123456789")
      #expect(await silent.received().hasPrefix("HTTP/1.1 "), "it was told, and hung up on")
    }
  }

  @Test func `What is offered can be asked for by anybody`() async throws {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let answer = try await HTTPClient.send(.OPTIONS, "/api/v1/uploads", port: chat.port)

      #expect(answer.status == 204)
      #expect(answer.headers["Tus-Version"] == ["1.0.0"])
      #expect(
        answer.headers["Tus-Extension"] == [
          "creation,creation-with-upload,termination,checksum,expiration"
        ])
      #expect(answer.headers["Tus-Checksum-Algorithm"] == ["sha1,sha256"])
      #expect(answer.headers["Tus-Max-Size"] == ["500000000"])
    }
  }
}

extension Device {
  /// Sends the beginning of a longer body, and returns once it is kept.
  ///
  /// Only asking tells how far an upload is, and whoever asks ends what goes on with it, read or not;
  /// so it is sent again where the server was asked too soon, and asked later each time.
  fileprivate func begin(
    _ part: String, of length: Int, to place: String, at offset: Int,
    then: (Wire) async throws -> Void = { _ in }
  ) async throws -> Wire {
    for attempt in 1...20 {
      let wire = try await Wire.connect(port: port)
      let headers = tusHeaders([
        "Upload-Offset": String(offset), "Content-Type": Self.uploadType,
        "Content-Length": String(length),
      ])
      try await wire.send(.PATCH, place, headers, body: ByteBuffer(string: part))
      try await then(wire)
      try await Task.sleep(for: .milliseconds(50 * attempt))
      if try await self.offset(of: place) == offset + part.utf8.count { return wire }
    }
    throw NotKept()
  }

  private struct NotKept: Error {}
}
