import Testing

@testable import Chat

@Suite("Names of files that have become another type")
struct FileNameTests {
  @Test(arguments: [
    ("IMG_1.HEIC", "image/jpeg", "IMG_1.jpg"), ("IMG_1.JPEG", "image/jpeg", "IMG_1.JPEG"),
    ("moth.jpg", "image/webp", "moth.webp"), ("moth.MOV", "video/mp4", "moth.mp4"),
    ("Summer 8.2026", "image/png", "Summer 8.2026.png"), ("moth", "image/gif", "moth.gif"),
    ("page.html", "image/png", "page.html.png"), (".jpg", "image/png", ".jpg.png"),
    ("moth.", "audio/ogg", "moth..ogg"), ("möth.wav.flac", "audio/wav", "möth.wav.wav"),
    ("", "image/png", ""), ("plan.pdf", "application/octet-stream", "plan.pdf"),
  ])
  func `an extension says what the bytes are`(name: String, type: String, fitting: String) {
    #expect(FileName.fitting(name, type) == fitting)
    #expect(FileName.fitting(fitting, type) == fitting)
  }

  @Test func `the longest name stays one that file systems can take`() {
    let long = String(repeating: "ä", count: 127)

    #expect(FileName.fitting(long, "image/jpeg") == String(repeating: "ä", count: 125) + ".jpg")
  }

  @Test func `what is not prepared yet, or never, is called as its sender did`() {
    for state in [Attachment.State.preparing, .failed] {
      let attachment = Attachment(
        id: World.real.makeID(), kind: .image, state: state, name: "IMG_1.HEIC", mime: "image/jpeg",
        bytes: 1)
      #expect(attachment.name == "IMG_1.HEIC")
    }
  }
}
