import ChatTesting

/// Makes histories that a correct server could have left behind, each from its seed: three people,
/// four devices, two conversations; answers get lost, connections and friendships end, devices are
/// logged out, and now and then the server goes on from a backup.
struct HistoryMaker {
  var random: SplitMix64
  var history = RunHistory()
  var time: Duration = .zero
  var logs: [String: [RunHistory.Entry]] = ["ada-grace": [], "grace-linus": []]
  var pointers: [String: [String: RunHistory.Pointers]] = [:]
  var reports: [String: [String: RunHistory.Pointers]] = [:]
  var copies: [RunHistory.Device: [String: RunHistory.Copy]] = [:]
  var connected: Set<RunHistory.Device> = []
  /// When who will be shown as gone, unless they come back.
  var departures: [(due: Duration, person: String)] = []
  var here: Set<String> = []
  /// Whether grace and linus are friends just now.
  var isOpen = true
  /// Sends whose answers were lost, whether or not they were stored.
  var unanswered: [(device: RunHistory.Device, change: RunHistory.Change)] = []
  /// What a server would go on from, if there is a backup.
  var backup: Backup?
  var lastNumber = 0

  static let devices = [
    RunHistory.Device("ada", 1), RunHistory.Device("ada", 2), RunHistory.Device("grace", 1),
    RunHistory.Device("linus", 1),
  ]

  /// The history of `seed`, after `steps` random acts.
  static func history(seed: UInt64, steps: Int = 30) -> RunHistory {
    var maker = HistoryMaker(random: SplitMix64(seed: seed))
    maker.begin()
    for _ in 0..<steps { maker.act() }
    maker.end()
    return maker.history
  }

  private mutating func begin() {
    history.members = ["ada-grace": ["ada", "grace"], "grace-linus": ["grace", "linus"]]
    let (ada, grace, linus) = (Self.devices[0], Self.devices[2], Self.devices[3])
    record(ada, .friendship(with: "grace", .beginning))
    record(ada, .friendship(with: "grace", .begun(isFriend: true)))
    record(linus, .friendship(with: "grace", .beginning))
    record(linus, .friendship(with: "grace", .begun(isFriend: false)))
    record(grace, .friendship(with: "linus", .beginning))
    record(grace, .friendship(with: "linus", .begun(isFriend: true)))
    for device in Self.devices {
      for conversation in conversations(of: device.person) {
        copies[device, default: [:]][conversation] = RunHistory.Copy(
          device: device, conversation: conversation, seq: 0, id: nil, pointers: [:], messages: [:])
      }
      connect(device)
    }
  }

  private mutating func act() {
    advance(by: .milliseconds(Int.random(in: 1...300, using: &random)))
    guard let device = Self.devices.randomElement(using: &random),
      let conversation = conversations(of: device.person).randomElement(using: &random)
    else { return }
    switch Int.random(in: 0..<22, using: &random) {
    case 0..<9: send(device, conversation)
    case 9: change(device, conversation, kind: "edited")
    case 10: change(device, conversation, kind: "deleted")
    case 11: change(device, conversation, kind: "reacted")
    case 12..<15: report(device, conversation)
    case 15: retry()
    case 16: disconnect(device)
    case 17: connect(device)
    case 18: Bool.random(using: &random) ? changeFriendship() : tryInVain()
    case 19, 20: backup == nil ? backUp() : restore()
    default: actSeldom(device)
    }
  }

  private mutating func actSeldom(_ device: RunHistory.Device) {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: advance(by: .seconds(12))
    case 1: disturb()
    default: revoke(by: device)
    }
  }

  /// Lets everything settle, then reads what everybody is shown.
  private mutating func end() {
    while !unanswered.isEmpty { retry() }
    for device in Self.devices { connect(device) }
    advance(by: .seconds(13))
    for person in ["ada", "grace", "linus"] {
      history.endings.append(ending(of: person))
    }
    record(Self.devices[0], .presence([:], whole: false))
  }

  private func ending(of person: String) -> RunHistory.Ending {
    let devices = Self.devices.filter { $0.person == person }
    var friends = person == "grace" ? ["ada"] : person == "ada" ? ["grace"] : []
    if isOpen, person != "ada" { friends.append(person == "grace" ? "linus" : "grace") }
    return RunHistory.Ending(
      person: person,
      conversations: conversations(of: person).map { id in
        let log = logs[id] ?? []
        let read = pointers[id]?[person]?.read ?? 0
        let unread = log.filter {
          $0.kind == "message" && $0.author != person && !$0.message.isDeleted && $0.seq > read
        }
        return RunHistory.Conversation(
          id: id, head: log.count, headId: log.last?.id, unread: min(unread.count, 100),
          pointers: pointers[id] ?? [:], log: log)
      }, friends: friends, copies: devices.flatMap { (copies[$0] ?? [:]).values })
  }

  func conversations(of person: String) -> [String] {
    history.members.filter { $0.value.contains(person) }.map(\.key).sorted()
  }

  func devices(in conversation: String) -> [RunHistory.Device] {
    Self.devices.filter {
      connected.contains($0) && history.members[conversation]?.contains($0.person) == true
    }
  }

  mutating func record(_ device: RunHistory.Device, _ what: RunHistory.What) {
    time += .milliseconds(1)
    history.events.append(RunHistory.Event(time, device, what))
  }

  /// Lets time pass, and shows who has been gone long enough.
  mutating func advance(by duration: Duration) {
    let end = time + duration
    departures.sort { $0.due < $1.due }
    while let departure = departures.first, departure.due <= end {
      departures.removeFirst()
      time = max(time, departure.due)
      guard !connected.contains(where: { $0.person == departure.person }) else { continue }
      here.remove(departure.person)
      show(departure.person, isHere: false)
    }
    time = max(time, end)
  }
}
