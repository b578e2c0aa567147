import Logging

/// What an operator may decide about the product; `martlet config` prints and documents each.
public struct ChatSettings: Sendable {
  /// Where people reach this instance; cookies, origins and links follow from it.
  public var publicURL: PublicURL
  /// Sizes and rates.
  public var limits = Limits()
  /// How long an access token is good for, in seconds.
  public var accessTokenLifetime: Int = 600
  /// How long a refresh token is good for without being used, in seconds.
  public var refreshTokenLifetime: Int = 60 * 24 * 3600
  /// How long a person stays online after their last connection ended, in seconds.
  public var presenceLinger: Int = 10
  /// Most Argon2 computations that may wait; further ones are answered `busy`.
  public var passwordQueue: Int = 64
  /// Folder of the built web client, or nil to serve the API alone.
  public var webRoot: String?

  /// Settings for an instance at `publicURL`, everything else at its default.
  public init(publicURL: PublicURL) {
    self.publicURL = publicURL
  }
}
