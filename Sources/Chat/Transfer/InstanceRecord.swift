/// What an instance knows of itself.
package struct InstanceRecord: Equatable, Sendable {
  /// Its name, by which clients know whose numbers they have.
  package let epoch: String
  /// When what was deleted was last taken out of every file; nil where it never was.
  package let purgedAt: Timestamp?

  package init(epoch: String, purgedAt: Timestamp?) {
    self.epoch = epoch
    self.purgedAt = purgedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("epoch", epoch)
      json.member("purgedAt", purgedAt)
    }
  }
}
