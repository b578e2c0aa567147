import Chat
import ChatTesting
import Testing

@testable import MongoStore

@Suite("Documents of media")
struct MediaDocumentsTests {
  private let upload = Upload(
    id: MediaID(bits: 7), owner: UserID(bits: 8), kind: .audio, name: "$moth.ogg",
    mime: "audio/ogg",
    bytes: 3_000_000_000, width: 4, height: nil, duration: 9, alt: "",
    expiresAt: Timestamp(milliseconds: 1_000))

  @Test
  func `an upload comes back as it was announced, and is no attachment yet`() throws {
    let document = upload.document

    #expect(try Upload(document) == upload)
    #expect(try Chat.Attachment(document) == nil)
    #expect(document["height"] == nil)
  }

  @Test
  func `a document of another release is refused instead of read wrongly`() throws {
    for wrong in [["kind": 9], ["kind": -1], ["state": 9]] as [[String: BSONValue]] {
      let members = try upload.document.members().map { name, value in
        (name, wrong[name] ?? (name == "state" ? 1 : value))
      }

      #expect(throws: BSONFault()) { try StoredMedia(BSONDocument(members)) }
    }
  }
}
