/// What an operator has set for the instance while it runs; it goes before the configuration.
package struct InstancePolicy: Equatable, Sendable {
  /// Who may make an account; nil where the configuration says.
  package var registration: RegistrationPolicy?
  /// How often the text of terms was set: no number stands for two texts, whatever came in between.
  package var revision: Int
  /// What everybody who makes an account agrees to; nil where there is nothing.
  package var terms: Terms?

  package init(registration: RegistrationPolicy? = nil, revision: Int = 0, terms: Terms? = nil) {
    self.registration = registration
    self.revision = revision
    self.terms = terms
  }
}

/// The operator's terms, shown to everybody as they are written.
package struct Terms: Codable, Equatable, Sendable {
  /// Which text it is, by which somebody says that they agreed to this one.
  package let terms: Int
  package let text: String
  package let updatedAt: Timestamp

  package init(terms: Int, text: String, updatedAt: Timestamp) {
    self.terms = terms
    self.text = text
    self.updatedAt = updatedAt
  }

  /// Longest text, in characters.
  static let characters = 20_000
}

/// What is to be set of a policy, and by whom; what is nil stays.
package struct PolicyChange: Sendable {
  /// A policy, or nothing for the configured one.
  package let registration: RegistrationPolicy??
  /// A text, or nothing for none.
  package let terms: String??
  package let stamp: AuditStamp

  package init(registration: RegistrationPolicy?? = nil, terms: String?? = nil, stamp: AuditStamp) {
    self.registration = registration
    self.terms = terms
    self.stamp = stamp
  }

  /// What it makes of `policy`, and what is to be said of it: nothing where it was so already.
  package func applied(to policy: InstancePolicy) -> (policy: InstancePolicy, lines: [AuditLine]) {
    var (changed, lines) = (policy, [AuditLine]())
    if let registration, registration != policy.registration {
      changed.registration = registration
      lines.append(
        stamp.line(
          .registration, about: nil, detail: registration?.rawValue ?? "as configured"))
    }
    if let terms, terms != policy.terms?.text {
      changed.revision += terms == nil ? 0 : 1
      changed.terms = terms.map { [revision = changed.revision] text in
        Terms(terms: revision, text: text, updatedAt: stamp.at)
      }
      lines.append(
        stamp.line(
          .terms, about: nil, detail: terms == nil ? "none" : "number \(changed.revision)"))
    }
    return (changed, lines)
  }
}
