/// Who somebody is to the one whose things are asked for.
enum Relation: Int, CaseIterable, Sendable {
  case anonymous, stranger, formerFriend, blocked, member, owner
  /// Who runs the instance, and shares nothing with the owner.
  case `operator`
}

/// What each relation is answered, in their order: a status, and the code where it is a refusal; of a
/// frame, what it brings.
///
/// Where nothing is said of the operator, they are a stranger like any other: running an instance lets
/// nobody look into what people share.
struct Rights: ExpressibleByArrayLiteral, Sendable {
  private let outcomes: [String]

  init(arrayLiteral outcomes: String...) { self.init(outcomes) }

  private init(_ outcomes: [String]) {
    let stranger = Relation.stranger.rawValue
    let isComplete = outcomes.count != Relation.allCases.count - 1
    self.outcomes = outcomes + (isComplete ? [] : [outcomes[stranger]])
  }

  /// Whoever is logged in asks for their own, so all of them are answered alike.
  static func mine(_ outcome: String, anonymous: String = "401 token-invalid") -> Rights {
    Rights([anonymous] + Array(repeating: outcome, count: Relation.allCases.count - 1))
  }

  /// Only the owner finds anything.
  static func owners(_ outcome: String) -> Rights {
    Rights(["401 token-invalid"] + Array(repeating: "404 not-found", count: 4) + [outcome])
  }

  /// Only who runs the instance is answered, and all others alike.
  static func operators(_ outcome: String) -> Rights {
    let others = Relation.allCases.count - 2
    return Rights(
      ["401 token-invalid"] + Array(repeating: "403 operators-only", count: others) + [outcome])
  }

  static func everybody(_ outcome: String) -> Rights {
    Rights(Relation.allCases.map { _ in outcome })
  }

  subscript(_ relation: Relation) -> String {
    outcomes.indices.contains(relation.rawValue) ? outcomes[relation.rawValue] : "no cell"
  }
}
