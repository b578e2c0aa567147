import Chat
import GRDB

extension Database {
  /// What there is for the account with this number.
  func recoveryMeans(of account: Int64) throws -> RecoveryMeans {
    let codes = try rows(
      """
      SELECT kind, hash, email, issuedAt, expiresAt, triesLeft, round FROM issuedCode
      WHERE account = ?
      """, [account])
    let hashes = try rows("SELECT hash FROM recoveryCode WHERE account = ?", [account])
    return RecoveryMeans(codes: codes.map { IssuedCode($0) }, recoveryCodes: hashes.map { $0[0] })
  }

  /// Keeps `means` in place of what there was.
  func save(_ means: RecoveryMeans, of account: Int64) throws {
    try run("DELETE FROM issuedCode WHERE account = ?", [account])
    for code in means.codes {
      try run(
        "INSERT INTO issuedCode VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          account, code.kind.rawValue, code.hash, code.email, code.issuedAt, code.expiresAt,
          code.triesLeft, code.round,
        ])
    }
    try run("DELETE FROM recoveryCode WHERE account = ?", [account])
    for hash in means.recoveryCodes {
      try run("INSERT INTO recoveryCode VALUES (?, ?)", [account, hash])
    }
  }
}

extension IssuedCode {
  fileprivate init(_ row: Row) {
    self.init(
      kind: Kind.allCases[row[0]], hash: row[1], email: row[2], issuedAt: row[3],
      expiresAt: row[4], triesLeft: row[5], round: row[6])
  }
}
