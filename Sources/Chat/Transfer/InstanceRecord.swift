/// What an instance knows of itself.
package struct InstanceRecord: Equatable, Sendable {
  /// Its name, by which clients know whose numbers they have.
  package let epoch: String
  /// When what was deleted was last taken out of every file; nil where it never was.
  package let purgedAt: Timestamp?
  /// What an operator has set.
  package let policy: InstancePolicy

  package init(epoch: String, purgedAt: Timestamp?, policy: InstancePolicy = .init()) {
    self.epoch = epoch
    self.purgedAt = purgedAt
    self.policy = policy
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("epoch", epoch)
      json.member("purgedAt", purgedAt)
      json.member("registration", policy.registration?.rawValue)
      json.member("revision", policy.revision)
      json.member("terms", policy.terms?.text)
      json.member("termsAt", policy.terms?.updatedAt)
    }
  }
}
