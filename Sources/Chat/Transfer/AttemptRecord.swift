/// How much has been tried of something, by a key that only the instance's secrets explain.
package struct AttemptRecord: Equatable, Sendable {
  package let key: AttemptKey
  /// When all attempts will be there again.
  package let fullAt: Timestamp

  package init(key: AttemptKey, fullAt: Timestamp) {
    self.key = key
    self.fullAt = fullAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("fullAt", fullAt)
      json.member("key", key.bytes.hexadecimal)
    }
  }
}
