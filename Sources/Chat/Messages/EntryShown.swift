/// `entry`: one line of a log, live.
struct EntryShown: Codable {
  var type = "entry"
  let entry: Entry
  /// The entry's message, where it has been written already.
  var written: WrittenMessage?

  private enum CodingKeys: CodingKey {
    case type, entry
  }
}

extension EntryShown: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("entry")
      if let written {
        entry.write(to: &json, message: written)
      } else {
        entry.write(to: &json, message: entry.message)
      }
      json.name("type")
      json.value(type)
    }
  }
}

/// A message and its JSON, which is the same for its author's `ok` and for everybody's `entry`.
struct WrittenMessage: Sendable {
  let message: Message
  private let text: [UInt8]

  init(_ message: Message) {
    var json = JSONWriter(capacity: 512)
    json.value(message)
    self.message = message
    text = json.bytes
  }
}

extension WrittenMessage: JSONWritable {
  func write(to json: inout JSONWriter) { json.value(written: text) }

  func encode(to encoder: any Encoder) throws { try message.encode(to: encoder) }
}
