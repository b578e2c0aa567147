import Hummingbird

/// A new password without the old one, and what makes that possible.
struct RecoveryRoutes: Feature {
  let recovery: Recovery
  let proxies: TrustedProxies

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.post("password-resets", use: request)
    api.post("password-resets/confirm", use: reset)
  }

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("recovery-codes", use: left)
    api.post("recovery-codes", use: renew)
  }

  private func request(_ request: Request, _ context: ChatContext) async throws -> Response {
    let wanted = try await request.json(ResetRequest.self)
    try recovery.request(wanted.login, request.letterLanguage)
    return .accepted
  }

  private func reset(_ request: Request, _ context: ChatContext) async throws -> Response {
    try await recovery.reset(
      try await request.json(ResetConfirmation.self), request.letterLanguage,
      from: request.client(on: context.channel, behind: proxies))
    return .nothing
  }

  private func left(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(RecoveryCodesLeft(left: try await recovery.recoveryCodesLeft(of: context.user)))
  }

  private func renew(_ request: Request, _ context: MemberContext) async throws -> Response {
    let proof = try await request.json(PasswordProof.self)
    let made = try await recovery.renew(
      context.user, password: proof.password,
      from: request.client(on: context.channel, behind: proxies))
    return try .json(RecoveryCodes(recoveryCodes: made))
  }
}

/// Who has forgotten their password.
struct ResetRequest: Codable {
  /// The username, or the verified e-mail address.
  let login: String
}

/// A code, and the password to have instead.
struct ResetConfirmation: Codable {
  let login: String
  /// Of a letter, of a link, or a recovery code.
  let code: String
  let newPassword: String
}

/// New recovery codes, as they are shown once.
struct RecoveryCodes: Codable {
  let recoveryCodes: [String]
}

/// How many there are that were not used.
struct RecoveryCodesLeft: Codable {
  let left: Int
}
