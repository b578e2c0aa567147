import Hummingbird

/// Proving that an e-mail address is mine; it is proposed with my profile.
struct AddressRoutes: Feature {
  let addresses: Addresses
  let accounts: Accounts

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.post("email-verifications", use: remind)
    api.post("email-verifications/confirm", use: confirm)
  }

  private func remind(_ request: Request, _ context: MemberContext) async throws -> Response {
    let account = try await accounts.account(context.user)
    try await addresses.remind(context.user, account, request.letterLanguage)
    return .accepted
  }

  private func confirm(_ request: Request, _ context: MemberContext) async throws -> Response {
    let confirmation = try await request.json(EmailConfirmation.self)
    return try .json(
      try await addresses.confirm(confirmation.code, by: context.user, request.letterLanguage))
  }
}

/// The code of a letter.
struct EmailConfirmation: Codable {
  let code: String
}
