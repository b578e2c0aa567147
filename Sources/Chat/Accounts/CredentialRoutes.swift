import Hummingbird

/// Where sessions begin: by registering, and by logging in.
struct CredentialRoutes: Feature {
  let accounts: Accounts
  let sessions: Sessions
  let secondFactors: SecondFactors
  let cookies: SessionCookies
  let device: DeviceCookie
  let proxies: TrustedProxies
  /// Makes an account, by an invite where there is one.
  let register: @Sendable (Registration, ClientAddress) async throws -> Account
  /// What a new account is given, beside its first session: recovery codes.
  let welcome: @Sendable (Account, Registration, Letter.Language) async throws -> [String]

  func addPublicRoutes(to api: RouterGroup<ChatContext>) {
    api.post("accounts", use: join)
    api.post("sessions", use: logIn)
    api.post("sessions/second-factor", use: answer)
  }

  private func join(_ request: Request, _ context: ChatContext) async throws -> Response {
    let registration = try await request.json(Registration.self)
    let account = try await register(
      registration, request.client(on: context.channel, behind: proxies))
    let codes = try await welcome(account, registration, request.letterLanguage)
    return try await begin(for: account, device: nil, recoveryCodes: codes, request)
  }

  private func logIn(_ request: Request, _ context: ChatContext) async throws -> Response {
    let credentials = try await request.json(LogIn.self)
    let account = try await accounts.authenticate(
      login: credentials.login, password: credentials.password,
      from: request.client(on: context.channel, behind: proxies), on: device.token(in: request))
    return try await begin(for: account, device: credentials.device, request)
  }

  private func answer(_ request: Request, _ context: ChatContext) async throws -> Response {
    let answer = try await request.json(FactorAnswer.self)
    let account = try await accounts.authenticate(challenge: answer.challenge, code: answer.code)
    let response = try await begin(for: account, device: answer.device, request)
    guard answer.trust == true else { return response }
    return response.setting(device.setting(try await secondFactors.trust(by: account.user.id)))
  }

  private func begin(
    for account: Account, device: String?, recoveryCodes: [String]? = nil, _ request: Request
  ) async throws -> Response {
    let device = DeviceName.of(device, userAgent: request.headers[.userAgent])
    let grant = try await sessions.begin(account.user.id, device: device)
    let signedIn = SignedIn(
      user: account.user, accessToken: grant.accessToken, expiresIn: grant.expiresIn,
      deletionCancelled: account.deleteAt == nil ? nil : true, recoveryCodes: recoveryCodes)
    return cookies.setting(grant, on: try .json(signedIn, status: .created))
  }
}

/// What somebody types to log in.
struct LogIn: Codable {
  /// The username, or the verified e-mail address.
  let login: String
  let password: String
  /// What to call the device in the list of sessions.
  let device: String?
}

/// What somebody types where the password alone was not enough.
struct FactorAnswer: Codable {
  /// From the answer to the password.
  let challenge: String
  /// Of the authenticator, or a backup code.
  let code: String
  /// Whether not to ask for it on this device for a while.
  let trust: Bool?
  /// As in ``LogIn``.
  let device: String?
}

/// The answer to registering and logging in.
struct SignedIn: Codable {
  let user: User
  let accessToken: String
  /// Seconds.
  let expiresIn: Int
  /// True where the account was to be deleted, which this log-in has ended.
  var deletionCancelled: Bool?
  /// Of a new account, this once.
  let recoveryCodes: [String]?
}
