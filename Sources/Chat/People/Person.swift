/// A card as one viewer sees it, with what is between the two.
package struct Person: Codable, Equatable, Sendable {
  package let user: User
  package let relation: Relation

  package init(user: User, relation: Relation) {
    self.user = user
    self.relation = relation
  }
}

/// What is between a viewer and another person.
package enum Relation: String, Codable, Sendable {
  case none
  /// The other one has asked the viewer for friendship.
  case incoming
  /// The viewer has asked the other one.
  case outgoing
  case friend
  case blocked
}
