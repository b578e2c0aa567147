import Logging

/// What an operator may decide about the product; `martlet config` prints and documents each.
package struct ChatSettings: Sendable {
  /// Where people reach this instance; cookies, origins and links follow from it.
  package var publicURL: PublicURL
  /// Whom the server believes where a request came from before it.
  package var trustedProxies = TrustedProxies()
  /// Who may make an account.
  package var registration = RegistrationPolicy.open
  /// Sizes and rates.
  package var limits = Limits()
  /// How long an access token is good for, in seconds.
  package var accessTokenLifetime: Int = 600
  /// How long a refresh token is good for without being used, in seconds.
  package var refreshTokenLifetime: Int = 60 * 24 * 3600
  /// How long a person stays online after their last connection ended, in seconds.
  package var presenceLinger: Int = 10
  /// Most Argon2 computations that may wait; further ones are answered `busy`.
  package var passwordQueue: Int = 64
  /// Folder of the built web client, or nil to serve the API alone.
  package var webRoot: String?

  /// Settings for an instance at `publicURL`, everything else at its default.
  package init(publicURL: PublicURL) {
    self.publicURL = publicURL
  }
}
