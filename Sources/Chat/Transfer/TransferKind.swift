/// The kinds of things that an instance keeps, in an order in which whatever one of them refers to has
/// come before it, but for the pictures of people and the marks on messages.
package enum TransferKind: String, CaseIterable, Codable, Sendable {
  case account
  case session
  case request
  case friendship
  case block
  case conversation
  case entry
  case media
  case discarded
  case attempt
  case secondFactor
  case invite
  case report
  case audit
  case instance
}
