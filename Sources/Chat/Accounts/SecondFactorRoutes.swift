import Hummingbird

/// My second factor: see whether it is on, turn it on, turn it off. Both ask for the password, so that
/// a device that was left alone cannot lock its owner out.
struct SecondFactorRoutes: Feature {
  let accounts: Accounts
  let secondFactors: SecondFactors
  let proxies: TrustedProxies

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("users/me/second-factor", use: status)
    api.post("users/me/second-factor", use: begin)
    api.delete("users/me/second-factor", use: end)
    api.post("users/me/second-factor/confirm", use: confirm)
  }

  private func status(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await secondFactors.status(of: context.user))
  }

  private func begin(_ request: Request, _ context: MemberContext) async throws -> Response {
    let proof = try await request.json(PasswordProof.self)
    let account = try await accounts.confirm(
      proof.password, of: context.user, from: client(request, context))
    return try .json(try await secondFactors.begin(for: account.user), status: .created)
  }

  private func confirm(_ request: Request, _ context: MemberContext) async throws -> Response {
    let proof = try await request.json(CodeProof.self)
    let codes = try await secondFactors.confirm(proof.code, of: context.user)
    return try .json(BackupCodesShown(backupCodes: codes.map(\.text)))
  }

  private func end(_ request: Request, _ context: MemberContext) async throws -> Response {
    let proof = try await request.json(PasswordAndCode.self)
    _ = try await accounts.confirm(
      proof.password, of: context.user, from: client(request, context))
    try await secondFactors.end(proof.code, of: context.user)
    return .nothing
  }

  private func client(_ request: Request, _ context: MemberContext) -> ClientAddress {
    request.client(on: context.channel, behind: proxies)
  }
}

/// A code, to show that my authenticator has the secret.
struct CodeProof: Codable {
  let code: String
}

/// Both of them.
struct PasswordAndCode: Codable {
  let password: String
  let code: String
}

/// The backup codes, once.
struct BackupCodesShown: Codable {
  let backupCodes: [String]
}
