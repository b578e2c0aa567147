import Chat
import Foundation
import GRDB

extension Database {
  /// The next second factors that are to be transferred.
  func secondFactors(after key: TransferKey?, limit: Int) throws -> TransferPage {
    let people = try rows(
      """
      SELECT account.id, account.number
      FROM account JOIN secondFactor ON secondFactor.account = account.number
      WHERE account.id > ? ORDER BY account.id LIMIT ?
      """, [key.blob, limit])
    let records = try people.compactMap { person in
      try factor(of: person[0]).map { factor in
        SecondFactorRecord(factor: factor, devices: try trustedDevices(of: person[1]))
      }
    }
    return TransferPage(records.map(TransferRecord.secondFactor), limit: limit)
  }

  private func trustedDevices(of account: Int64) throws -> [TrustedDevice] {
    try rows("SELECT hash, expiresAt FROM trustedDevice WHERE account = ?", [account])
      .map { TrustedDevice(hash: $0[0], expiresAt: $0[1]) }
  }

  /// Keeps a second factor that was transferred, unless it is there.
  func take(_ record: SecondFactorRecord) throws {
    let (factor, account) = (record.factor, try knownAccount(record.user))
    let inserted = try run(
      "INSERT INTO secondFactor VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      [account, Data(factor.secret), factor.confirmedAt, factor.lastStep])
    guard inserted == 1 else { return }
    try insert(factor.codes, of: account)
    for device in record.devices { try insert(device, of: account) }
  }
}
