import Chat

/// Uploads and attachments that are transferred.
extension MongoConnection {
  func media(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let last: MediaID? = key?.id()
    let found = try page(of: .media, after: last, limit: limit)
    return TransferPage(try found.map { .media(try MediaRecord($0)) }, limit: limit)
  }
}

extension MediaRecord {
  fileprivate init(_ document: BSONDocument) throws {
    let state: Int = try document.value("state")
    self.init(
      id: try document.value("_id"), owner: try document.value("owner"),
      state: state == 0 ? nil : try Attachment.State(number: state - 1),
      kind: try Attachment.Kind(number: document.value("kind")), name: try document.value("name"),
      mime: try document.value("mime"), bytes: try document.value("bytes"),
      variants: try Variant.all(of: document))
    width = try document.optional("width")
    height = try document.optional("height")
    duration = try document.optional("duration")
    alt = try document.optional("alt")
    blurhash = try document.optional("blurhash")
    animated = try document.optional("animated")
    if case .binary(_, let bytes) = document["waveform"] { waveform = bytes }
    reason = try document.optional("reason")
    if let conversation: ConversationID = try document.optional("conversation") {
      place = Place(
        conversation: conversation, seq: try document.value("seq"),
        position: try document.value("position"))
    }
    expiresAt = try document.optional("expiresAt")
  }

  /// As it is kept once it was transferred.
  var document: BSONDocument {
    var document: BSONDocument = [
      "_id": id.bson, "owner": owner.bson, "state": (state.map { $0.number + 1 } ?? 0).bson,
      "kind": kind.number.bson, "name": name.bson, "mime": mime.bson, "bytes": bytes.bson,
    ]
    document.append("width", ifAny: width)
    document.append("height", ifAny: height)
    document.append("duration", ifAny: duration)
    document.append("alt", ifAny: alt)
    document.append("expiresAt", ifAny: expiresAt)
    document.append("blurhash", ifAny: blurhash)
    document.append("animated", ifAny: animated)
    if let waveform { document.append("waveform", .binary(subtype: 0, waveform)) }
    document.append("reason", ifAny: reason)
    document.append("conversation", ifAny: place?.conversation)
    document.append("seq", ifAny: place?.seq)
    document.append("position", ifAny: place?.position)
    if !variants.isEmpty { document.append("variants", variants.map(\.document).bson) }
    return document
  }
}

extension MediaRecord.Variant {
  fileprivate static func all(of document: BSONDocument) throws -> [Self] {
    let stored = try StoredVariant.all(of: document)
    return Attachment.Variant.allCases.compactMap { variant in
      stored[variant].map { Self(variant: variant, stored: $0) }
    }
  }

  fileprivate var document: BSONDocument { stored.document(as: variant) }
}
