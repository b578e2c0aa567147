import ChatTesting
import Foundation
import Testing

@testable import Chat

@Suite("What a client says of a file")
struct AnnouncedFileTests {
  @Test func `everything that is said is taken`() throws {
    let file = try announced([
      "filename": "ä moth.PNG", "filetype": "Image/PNG; q=1", "alt": "A moth\non a wall",
      "width": "4000", "height": "3000", "duration": "0",
    ])

    #expect(file.problems == [])
    #expect(file.name == "ä moth.PNG")
    #expect(file.mime == "image/png")
    #expect(file.kind == .image)
    #expect(file.alt == "A moth\non a wall")
    #expect(file.width == 4000 && file.height == 3000 && file.duration == 0)
  }

  @Test func `nothing needs to be said`() {
    let file = AnnouncedFile(length: 1, UploadMetadata())

    #expect(file.problems == [])
    #expect(file.name == "" && file.alt == nil && file.width == nil)
    #expect(file.mime == "application/octet-stream" && file.kind == .file)
  }

  @Test(arguments: [
    ("image/jpeg", Chat.Attachment.Kind.image), ("image/heic", .image), ("image/avif", .image),
    ("image/svg+xml", .file), ("image/tiff", .file), ("video/quicktime", .video),
    ("audio/mpeg", .audio), ("text/html", .file), ("application/pdf", .file), ("", .file),
    ("videos", .file), ("video/", .file), ("/", .file), ("video/mp4\u{0}", .file),
  ])
  func `only what can be made safe is more than a file`(
    type: String, kind: Chat.Attachment.Kind
  ) throws {
    #expect(try announced(["filetype": type]).kind == kind)
  }

  @Test(arguments: [
    ("filename", String(repeating: "a", count: 256), "too-long"),
    ("filename", String(repeating: "🦋", count: 64), "too-long"),
    ("filename", "a\u{0}b", "characters"), ("filename", "a\nb", "characters"),
    ("filename", "gnp\u{202e}exe", "characters"),
    ("alt", String(repeating: "a", count: 1_001), "too-long"), ("alt", "a\u{1b}b", "characters"),
    ("width", "0", "range"), ("width", "-1", "range"), ("height", "1e3", "range"),
    ("height", "99999999999999999999", "range"), ("duration", "-1", "range"),
    ("duration", "1.5", "range"),
  ])
  func `what can't be shown or believed is named`(key: String, value: String, code: String) throws {
    let file = try announced([key: value])

    #expect(file.problems.map(\.field) == [key])
    #expect(file.problems.map(\.code) == [code])
  }

  @Test func `a file without a byte can't be sent`() {
    #expect(AnnouncedFile(length: 0, UploadMetadata()).problems.map(\.field) == ["length"])
  }

  @Test(arguments: [
    "", ",", "filename", "filename ", "filename YQ==", "a YQ==,b", "a YQ== , b YQ==", "a,b,c",
  ])
  func `pairs of a key and a value, or a key alone`(field: String) {
    let isEmpty = field.isEmpty || field == ","
    #expect((UploadMetadata(field) != nil) == !isEmpty)
  }

  @Test(arguments: [
    "filename YQ=", "filename Y Q==", "a YQ==,a YQ==", "a YQ==,", "ä YQ==", "a \u{0}",
    "filename YQ==;b YQ==",
  ])
  func `anything else is malformed`(field: String) {
    #expect(UploadMetadata(field) == nil)
  }

  @Test func `any bytes are read without a fault`() {
    for seed in Proof(cases: 2_000).seeds {
      var chance = SplitMix64(seed: seed)
      let noise = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        UInt8.random(in: 0...255, using: &chance)
      }
      let value = Data(noise).base64EncodedString()
      for field in [String(decoding: noise, as: UTF8.self), "filename \(value),width \(value)"] {
        if let metadata = UploadMetadata(field) { _ = AnnouncedFile(length: 1, metadata) }
      }
    }
  }

  private func announced(_ pairs: [String: String]) throws -> AnnouncedFile {
    let field = pairs.map { "\($0) \(Data($1.utf8).base64EncodedString())" }.joined(separator: ",")
    return AnnouncedFile(length: 1, try #require(UploadMetadata(field)))
  }
}
