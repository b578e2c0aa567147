/// The settings to change; nil leaves one as it is, so that two devices do not undo each other's choice.
package struct SettingsChange: Equatable, Sendable {
  package var readReceipts: Bool?
  package var lastSeen: Bool?
  package var asks: Admission?
  package var client: JSONValue?

  package init() {}

  /// What it makes of `settings`.
  func applied(to settings: AccountSettings) -> AccountSettings {
    var changed = settings
    changed.readReceipts = readReceipts ?? settings.readReceipts
    changed.lastSeen = lastSeen ?? settings.lastSeen
    changed.asks = asks ?? settings.asks
    changed.client = client ?? settings.client
    return changed
  }
}

extension SettingsChange: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Members.self)
    // Not `decodeIfPresent`: null is a value of `client`, and of nothing else.
    func given<Value: Decodable>(_ member: Members) throws -> Value? {
      members.contains(member) ? try members.decode(Value.self, forKey: member) : nil
    }
    readReceipts = try given(.readReceipts)
    lastSeen = try given(.lastSeen)
    asks = try given(.asks)
    client = try given(.client)
  }

  private enum Members: CodingKey {
    case readReceipts, lastSeen, asks, client
  }
}
