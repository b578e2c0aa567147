/// Why an operator can't do something, or why somebody is none.
package enum OperatorRefusal: Refusal, Equatable {
  /// Whoever asks runs nothing here.
  case operatorsOnly
  /// Nobody does that to themselves.
  case yourself
  /// Nobody would be left to run the instance.
  case lastOperator
  /// Somebody who runs the instance is not removed as long as they do.
  case isOperator

  package var problem: Problem {
    switch self {
    case .operatorsOnly: Problem(.operatorsOnly, "This is for operators alone.")
    case .yourself: Problem(.yourself, "Nobody does this to themselves.")
    case .lastOperator: Problem(.lastOperator, "There must be an operator.")
    case .isOperator:
      Problem(.operator, "An operator has to be made a member before they are removed.")
    }
  }
}
