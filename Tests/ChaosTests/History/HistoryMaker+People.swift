import ChatTesting

extension HistoryMaker {
  /// Greets, and gets what is missing.
  mutating func connect(_ device: RunHistory.Device) {
    guard connected.insert(device).inserted else { return }
    let since = time
    record(device, .connected)
    for conversation in conversations(of: device.person) {
      catchUp(device, conversation, since: since)
    }
    let wasHere = !here.insert(device.person).inserted
    if !wasHere { show(device.person, isHere: true) }
    let friends = Set(friends(of: device.person))
    let states = friends.map { ($0, here.contains($0)) }
    record(device, .presence(Dictionary(uniqueKeysWithValues: states), whole: true))
  }

  private mutating func catchUp(
    _ device: RunHistory.Device, _ conversation: String, since: Duration
  ) {
    let log = logs[conversation] ?? []
    let seq = copies[device]?[conversation]?.seq ?? 0
    for (person, known) in (pointers[conversation] ?? [:]).sorted(by: { $0.key < $1.key }) {
      record(
        device, .pointers(conversation: conversation, of: person, known, since: since))
    }
    copies[device]?[conversation]?.pointers = pointers[conversation] ?? [:]
    guard seq < log.count else { return }
    if Int.random(in: 0..<4, using: &random) == 0 {
      record(device, .began(conversation: conversation, seq: log.count))
      copies[device]?[conversation]?.messages = [:]
      copies[device]?[conversation]?.seq = log.count
      copies[device]?[conversation]?.id = log.last?.id
    } else {
      for entry in log[seq...] { tell(device, entry) }
    }
  }

  mutating func disconnect(_ device: RunHistory.Device) {
    guard connected.remove(device) != nil else { return }
    record(device, .disconnected(silently: false))
    guard !connected.contains(where: { $0.person == device.person }) else { return }
    departures.append((time + .seconds(10), device.person))
  }

  /// Tells everybody's friends that are connected.
  mutating func show(_ person: String, isHere: Bool) {
    for friend in friends(of: person) {
      for device in Self.devices where device.person == friend && connected.contains(device) {
        record(device, .presence([person: isHere], whole: false))
      }
    }
  }

  private func friends(of person: String) -> [String] {
    switch person {
    case "ada": ["grace"]
    case "linus": isOpen ? ["grace"] : []
    default: isOpen ? ["ada", "linus"] : ["ada"]
    }
  }

  mutating func changeFriendship() {
    let (grace, linus) = (Self.devices[2], Self.devices[3])
    if isOpen {
      record(linus, .friendship(with: "grace", .ending))
      isOpen = false
      record(linus, .friendship(with: "grace", .ended))
    } else {
      record(grace, .friendship(with: "linus", .beginning))
      record(grace, .friendship(with: "linus", .begun(isFriend: false)))
      record(linus, .friendship(with: "grace", .beginning))
      isOpen = true
      record(linus, .friendship(with: "grace", .begun(isFriend: true)))
    }
  }

  mutating func tryInVain() {
    let answer = "404 not-found"
    record(
      Self.devices[3],
      .tried(RunHistory.Attempt("GET ada-grace", answer: answer, answerForNothing: answer)))
  }

  mutating func disturb() {
    let start = time
    advance(by: .seconds(1))
    history.disturbances.append(start..<time)
  }
}
