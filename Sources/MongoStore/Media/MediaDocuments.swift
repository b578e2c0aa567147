import Chat

// Uploads and attachments as they stand in `media`: one document from the announcement on.

/// How far the document of an upload is, as its `state` says it.
enum MediaState: Int {
  case coming
  case preparing
  case ready
  case failed
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The number that stands for it in a document.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Throws a ``BSONFault`` where no case has that number.
  init(number: Int) throws(BSONFault) {
    guard Self.allCases.indices.contains(number) else { throw BSONFault() }
    self = Self.allCases[number]
  }
}

extension Upload {
  init(_ document: BSONDocument) throws {
    self.init(
      id: try document.value("_id"), owner: try document.value("owner"),
      kind: try Attachment.Kind(number: document.value("kind")), name: try document.value("name"),
      mime: try document.value("mime"), bytes: try document.value("bytes"),
      width: try document.optional("width"), height: try document.optional("height"),
      duration: try document.optional("duration"), alt: try document.optional("alt"),
      expiresAt: try document.optional("expiresAt"),
      isComplete: try document.value("state", as: Int.self) != MediaState.coming.rawValue)
  }

  /// As it is announced.
  var document: BSONDocument {
    var document: BSONDocument = [
      "_id": id.bson, "owner": owner.bson, "state": MediaState.coming.rawValue.bson,
      "kind": kind.number.bson, "name": name.bson, "mime": mime.bson, "bytes": bytes.bson,
    ]
    document.append("width", ifAny: width)
    document.append("height", ifAny: height)
    document.append("duration", ifAny: duration)
    document.append("alt", ifAny: alt)
    document.append("expiresAt", ifAny: expiresAt)
    return document
  }
}

extension Attachment {
  /// Nil while it is coming in.
  init?(_ document: BSONDocument) throws {
    let state: Int = try document.value("state")
    guard state != MediaState.coming.rawValue else { return nil }
    let variants = try StoredVariant.all(of: document)
    let bytes: Int = try document.value("bytes")
    self.init(
      id: try document.value("_id"), kind: try Kind(number: document.value("kind")),
      state: try State(number: state - 1), name: try document.value("name"),
      mime: try document.value("mime"), bytes: variants[.original]?.bytes ?? bytes,
      width: try document.optional("width"), height: try document.optional("height"),
      duration: try document.optional("duration"), blurhash: try document.optional("blurhash"),
      animated: try document.optional("animated", as: Bool.self) == true ? true : nil,
      waveform: try document.optional("waveform", as: Waveform.self)?.parts,
      alt: try document.optional("alt"), reason: try document.optional("reason"),
      variants: variants.keys)
  }
}

extension StoredMedia {
  /// Nil while it is coming in.
  init?(_ document: BSONDocument) throws {
    guard let attachment = try Attachment(document) else { return nil }
    self.init(attachment: attachment, variants: try StoredVariant.all(of: document))
  }
}

extension StoredVariant {
  /// Those of a document of `media`.
  static func all(of document: BSONDocument) throws -> [Attachment.Variant: StoredVariant] {
    let list: [BSONDocument] = try document.optional("variants") ?? []
    let variants = try list.map { item in
      (
        try Attachment.Variant(number: item.value("v")),
        StoredVariant(
          digest: try item.value("digest"), bytes: try item.value("bytes"),
          mime: try item.value("mime"))
      )
    }
    return Dictionary(variants) { first, _ in first }
  }

  /// As it stands among the variants of a media.
  func document(as variant: Attachment.Variant) -> BSONDocument {
    ["v": variant.number.bson, "digest": digest.bson, "bytes": bytes.bson, "mime": mime.bson]
  }
}

extension Preparation {
  /// Of the bytes that were kept for it.
  var digests: [MediaDigest] {
    if case .ready(let media) = self { media.variants.values.map(\.digest) } else { [] }
  }

  /// What it makes of the document of an upload: what was found takes the place of what was
  /// announced, and what was not found leaves nothing of it.
  var change: MongoChange {
    switch self {
    case .failed(let reason):
      ["$set": ["state": MediaState.failed.rawValue.bson, "reason": reason.bson]]
    case .ready(let media): media.change
    }
  }
}

extension PreparedMedia {
  fileprivate var change: MongoChange {
    var found: BSONDocument = [
      "state": MediaState.ready.rawValue.bson, "kind": kind.number.bson, "mime": mime.bson,
      "variants": Attachment.Variant.allCases.compactMap { variant in
        variants[variant]?.document(as: variant)
      }.bson,
    ]
    found.append("blurhash", ifAny: blurhash)
    found.append("animated", ifAny: animated)
    found.append("waveform", ifAny: waveform.map(Waveform.init))
    var missing: BSONDocument = [:]
    for (name, value) in [("width", width), ("height", height), ("duration", duration)] {
      if let value { found.append(name, value.bson) } else { missing.append(name, "") }
    }
    return ["$set": found.bson, "$unset": missing.bson]
  }
}

/// The loudest moments of a sound, a byte each.
private struct Waveform: BSONConvertible {
  let parts: [Int]

  init(_ parts: [Int]) { self.parts = parts }

  var bson: BSONValue { .binary(subtype: 0, parts.map { UInt8(clamping: $0) }) }

  init?(bson: BSONValue) {
    guard case .binary(0, let bytes) = bson else { return nil }
    parts = bytes.map(Int.init)
  }
}
