import Chat

/// `martlet keys rotate`: another key for access tokens, beside a server that runs or before it starts.
struct KeyRotation {
  let settings: Settings

  /// Rotates and answers what that means, in lines.
  func run() throws(DataFault) -> String {
    let name = try SecretsFile.rotate(in: settings.data, at: World.real.now())
    return """
      New access tokens are signed with the key \(name).
      A running server begins within \(KeyWatch.interval) seconds. What the old key has signed is good \
      until it ends, an hour at most; nobody has to log in anew.
      """
  }
}
