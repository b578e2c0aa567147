import Hummingbird

/// My own account: see it, change it, give it another password.
struct AccountRoutes: Feature {
  let accounts: Accounts
  let cookies: SessionCookies
  let proxies: TrustedProxies
  /// Asks for the proof of an address, or forgets the one there is.
  let setEmail: @Sendable (UserID, String?, Letter.Language) async throws -> Me

  func addRoutes(to api: RouterGroup<MemberContext>) {
    api.get("users/me", use: me)
    api.patch("users/me", use: update)
    api.delete("users/me", use: delete)
    api.put("users/me/avatar", use: setAvatar)
    api.put("users/me/password", use: changePassword)
  }

  private func me(_ request: Request, _ context: MemberContext) async throws -> Response {
    try .json(try await accounts.account(context.user).me)
  }

  private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
    let patch = try await request.json(ProfilePatch.self)
    let change = ProfileChange(displayName: patch.displayName, settings: patch.settings)
    let me = try await accounts.update(context.user, change)
    guard let email = patch.email else { return try .json(me) }
    return try .json(try await setEmail(context.user, email, request.letterLanguage))
  }

  private func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
    let proof = try await request.json(PasswordProof.self)
    let due = try await accounts.delete(
      context.user, password: proof.password,
      at: request.client(on: context.channel, behind: proxies))
    return cookies.clearing(on: try .json(AccountDeletion(deleteAt: due)))
  }

  private func setAvatar(_ request: Request, _ context: MemberContext) async throws -> Response {
    let choice = try await request.json(AvatarChoice.self)
    return try .json(try await accounts.setAvatar(choice.media, of: context.user))
  }

  private func changePassword(_ request: Request, _ context: MemberContext) async throws
    -> Response
  {
    let change = try await request.json(PasswordChange.self)
    try await accounts.changePassword(
      of: context.session, from: change.current, to: change.new,
      at: request.client(on: context.channel, behind: proxies))
    return .nothing
  }
}

/// What may be changed of my profile; what is left out stays.
struct ProfilePatch: Decodable {
  let displayName: String?
  let settings: SettingsChange?
  /// An address to be proved, or null for none.
  let email: String??

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    displayName = try members.decodeIfPresent(String.self, forKey: .displayName)
    settings = try members.decodeIfPresent(SettingsChange.self, forKey: .settings)
    email =
      members.contains(.email)
      ? .some(try members.decodeIfPresent(String.self, forKey: .email)) : .none
  }

  private enum Members: CodingKey {
    case displayName, settings, email
  }
}

/// The picture to show on my card, or null for none.
struct AvatarChoice: Codable {
  @Nullable var media: MediaID?
}

/// My password, to show that it is me.
struct PasswordProof: Codable {
  let password: String
}

/// That my account is to be deleted.
struct AccountDeletion: Codable {
  /// When, unless I log in before.
  let deleteAt: Timestamp
}

/// My password, and the one to have instead.
struct PasswordChange: Codable {
  let current: String
  let new: String
}
