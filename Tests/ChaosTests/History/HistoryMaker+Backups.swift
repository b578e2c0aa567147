import ChatTesting

extension HistoryMaker {
  /// All that a server keeps, as it was at one moment.
  struct Backup {
    let begun: Duration
    let logs: [String: [RunHistory.Entry]]
    let pointers: [String: [String: RunHistory.Pointers]]
    let isOpen: Bool

    init(_ maker: HistoryMaker) {
      begun = maker.time
      logs = maker.logs
      pointers = maker.pointers
      isOpen = maker.isOpen
    }
  }

  mutating func backUp() {
    advance(by: .milliseconds(1))
    backup = Backup(self)
  }

  /// The server is gone, and goes on from what the backup holds; everybody comes back to it.
  mutating func restore() {
    guard let backup else { return }
    let start = time
    let lost = answered(since: backup.begun)
    for device in Self.devices { disconnect(device) }
    (logs, pointers, isOpen) = (backup.logs, backup.pointers, backup.isOpen)
    (here, departures) = ([], [])
    advance(by: .seconds(2))
    history.restorations.append(
      RunHistory.Restoration(backup: backup.begun, restored: time))
    history.disturbances.append(start..<time)
    self.backup = nil
    for device in Self.devices {
      for conversation in conversations(of: device.person) { drop(device, conversation) }
      connect(device)
    }
    // Some of what was lost is asked for again, as by a client that keeps its outbox.
    unanswered += lost.filter { _ in Bool.random(using: &random) }
  }

  /// Sends that were acknowledged since `time`.
  private func answered(
    since time: Duration
  ) -> [(device: RunHistory.Device, change: RunHistory.Change)] {
    let asked = history.events.reduce(into: [RunHistory.ChangeKey: RunHistory.Change]()) {
      if case .asked(let change) = $1.what, change.action.target == nil { $0[change.key] = change }
    }
    return history.events.compactMap { event in
      guard event.time >= time, case .acknowledged(let answer) = event.what,
        let change = asked[answer.key]
      else { return nil }
      return (event.device, change)
    }
  }

  private mutating func drop(_ device: RunHistory.Device, _ conversation: String) {
    record(device, .began(conversation: conversation, seq: 0))
    copies[device]?[conversation] = RunHistory.Copy(
      device: device, conversation: conversation, seq: 0, id: nil, pointers: [:], messages: [:])
  }

  /// A device logs another one of the same person out, which may come back at once.
  mutating func revoke(by device: RunHistory.Device) {
    guard
      let other = Self.devices.first(where: { $0.person == device.person && $0 != device })
    else { return }
    let since = time
    record(device, .revoked(other, since: since))
    disconnect(other)
    if Bool.random(using: &random) { connect(other) }
  }
}
