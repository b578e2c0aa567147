/// Why somebody can't be blocked.
package enum BlockRefusal: Refusal, Equatable {
  case limitReached

  package var problem: Problem {
    switch self {
    case .limitReached: Problem(.limitReached, "You have blocked too many people already.")
    }
  }
}
