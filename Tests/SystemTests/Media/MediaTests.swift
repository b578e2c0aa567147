import Chat
import ChatTesting
import NIOCore
import NIOHTTP1
import Testing

/// What was uploaded, as it is fetched.
@Suite(.timeLimit(.minutes(10))) struct MediaTests {
  @Test func `A picture is shown, and a file is saved`() async throws {
    for kind in [Chat.Attachment.Kind.image, .video, .audio, .file] {
      let preparer = PlainPreparer(kind: kind, mime: "image/png")
      try await LiveChat.run(preparer: preparer) { chat in
        let ada = try await chat.stranger()
        let media = try await ada.upload("moth", filename: "möth.png")

        let answer = try await ada.send(.GET, "media/\(media)/original")

        let disposition = kind == .file ? "attachment" : "inline"
        let name = "filename=\"m_th.png\"; filename*=UTF-8''m%C3%B6th.png"
        #expect(answer.status == 200 && answer.body == "moth")
        #expect(answer.headers["Content-Disposition"] == ["\(disposition); \(name)"])
        #expect(
          answer.headers["Content-Type"]
            == [kind == .file ? "application/octet-stream" : "image/png"])
        #expect(answer.headers["Content-Length"] == ["4"])
        #expect(answer.headers["X-Content-Type-Options"] == ["nosniff"])
        #expect(answer.headers["Cross-Origin-Resource-Policy"] == ["same-origin"])
        #expect(answer.headers["Cache-Control"] == ["private, max-age=86400"])
        #expect(
          answer.headers["Content-Security-Policy"]
            == [
              "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"
            ])
        let saved = try await ada.send(.GET, "media/\(media)/original?download")
        #expect(saved.headers["Content-Disposition"] == ["attachment; \(name)"])
      }
    }
  }

  @Test func `What was made another type is named and saved as that`() async throws {
    let preparer = PlainPreparer(kind: .image, mime: "image/jpeg", variants: [.original, .thumb])
    try await LiveChat.run(preparer: preparer) { chat in
      let ada = try await chat.stranger()
      let media = try await ada.upload("moth", filename: "IMG_1.HEIC", filetype: "image/heic")

      for variant in ["original", "thumb"] {
        let saved = try await ada.send(.GET, "media/\(media)/\(variant)?download")
        #expect(
          saved.headers["Content-Disposition"] == ["attachment; filename=\"IMG_1.jpg\""])
      }
      #expect(try await ada.send(.GET, "media/\(media)").json["name"] == "IMG_1.jpg")
    }
  }

  @Test func `Parts are answered as parts, and what one has is not sent again`() async throws {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let ada = try await chat.stranger()
      let path = "media/\(try await ada.upload("0123456789"))/original"
      let whole = try await ada.send(.GET, path)
      let tag = try #require(whole.headers["ETag"].first)
      #expect(whole.headers["Accept-Ranges"] == ["bytes"] && tag.count == 66)

      let cases: [(HTTPHeaders, Int, String, String?)] = [
        (["Range": "bytes=2-4"], 206, "234", "bytes 2-4/10"),
        (["Range": "bytes=-3"], 206, "789", "bytes 7-9/10"),
        (["Range": "bytes=8-"], 206, "89", "bytes 8-9/10"),
        (["Range": "bytes=8-99999999999999999999"], 206, "89", "bytes 8-9/10"),
        (["Range": "bytes=10-"], 416, "", "bytes */10"),
        (["Range": "bytes=4-2"], 200, "0123456789", nil),
        (["Range": "bytes=0-5,5-9"], 200, "0123456789", nil),
        (["Range": "bytes=2-4", "If-Range": tag], 206, "234", "bytes 2-4/10"),
        (["Range": "bytes=2-4", "If-Range": "W/" + tag], 200, "0123456789", nil),
        (["Range": "bytes=2-4", "If-Range": "\"other\""], 200, "0123456789", nil),
        (["If-None-Match": "\"other\", " + tag], 304, "", nil),
        (["If-None-Match": "*", "Range": "bytes=10-"], 304, "", nil),
        (["If-None-Match": "\"other\""], 200, "0123456789", nil),
      ]
      for (headers, status, body, range) in cases {
        let answer = try await ada.send(.GET, path, headers: headers)
        #expect(answer.status == status && answer.body == body, "\(headers)")
        #expect(answer.headers["Content-Range"].first == range, "\(headers)")
      }
      let head = try await ada.send(.HEAD, path, headers: ["Range": "bytes=2-4"])
      #expect(head.status == 200 && head.body == "" && head.headers["Content-Length"] == ["10"])
      #expect(head.headers["ETag"] == [tag])
    }
  }

  @Test func `Several parts come in one answer`() async throws {
    try await LiveChat.run(preparer: PlainPreparer(kind: .image, mime: "image/png")) { chat in
      let ada = try await chat.stranger()
      let path = "media/\(try await ada.upload("0123456789"))/original"

      let answer = try await ada.send(.GET, path, headers: ["Range": "bytes=7-,0-1,20-30"])

      let type = try #require(answer.headers["Content-Type"].first)
      #expect(answer.status == 206 && answer.headers["Content-Range"] == [])
      let boundary = try #require(type.split(separator: "boundary=").last)
      #expect(type == "multipart/byteranges; boundary=\(boundary)")
      let part = { (range: String, bytes: String) in
        "\r\n--\(boundary)\r\nContent-Type: image/png\r\nContent-Range: bytes \(range)/10\r\n\r\n"
          + bytes
      }
      #expect(answer.body == part("7-9", "789") + part("0-1", "01") + "\r\n--\(boundary)--\r\n")
    }
  }

  @Test func `Whoever may not see it finds nothing, and after it was deleted nobody does`()
    async throws
  {
    try await LiveChat.run(preparer: PlainPreparer()) { chat in
      let (ada, grace, conversation) = try await chat.friends()
      let linus = try await chat.stranger()
      let media = try await ada.upload("moth")
      let paths = ["media/\(media)", "media/\(media)/original"]
      for path in paths {
        #expect(try await ada.send(.GET, path).status == 200)
        for person in [grace, linus] {
          try await person.send(.GET, path).expect(404, "not-found")
        }
        #expect(try await HTTPClient.send(.GET, "/api/v1/" + path, port: chat.port).status == 401)
      }

      let sent = try await ada.send(
        .POST, "conversations/\(conversation)/messages",
        ["clientId": "moth", "body": "", "attachments": [.string(media)]])
      #expect(sent.status == 201, "\(sent.body)")

      for path in paths {
        #expect(try await grace.send(.GET, path).status == 200)
        try await linus.send(.GET, path).expect(404, "not-found")
      }
      for variant in ["thumb", "Original", "original/x", ""] {
        #expect(try await ada.send(.GET, "media/\(media)/\(variant)").status != 206)
      }
      try await ada.send(.GET, "media/\(media)/thumb").expect(404, "not-found")
      let seq = try #require(sent.json["seq"].number)
      let deleted = try await ada.send(
        .DELETE, "conversations/\(conversation)/messages/\(seq)?clientId=gone")
      #expect(deleted.status == 200, "\(deleted.body)")
      for path in paths {
        for person in [ada, grace, linus] {
          try await person.send(.GET, path).expect(404, "not-found")
        }
      }
    }
  }
}
