import ChatTesting
import Testing

@testable import Chat

@Suite struct PresenceBoardTests {
  private let ada: UserID
  private let grace: UserID
  private var board = PresenceBoard(linger: .seconds(10))
  private let desk = PresenceID(number: 1)
  private let phone = PresenceID(number: 2)
  private let deskSession: SessionID
  private let phoneSession: SessionID
  private let time = Timestamp.testStart

  init() {
    let world = World.test()
    let cast = Cast(world)
    (ada, grace) = (cast.ada.id, cast.grace.id)
    (deskSession, phoneSession) = (world.makeID(), world.makeID())
  }

  @Test mutating func `The first connection shows, and a second does not`() {
    #expect(board.state(of: ada) == .offline)
    board.connected(desk, of: ada, in: deskSession)
    #expect(board.news(of: ada)?.state == .online)
    board.connected(phone, of: ada, in: phoneSession)
    #expect(board.news(of: ada) == nil)
    #expect(board.state(of: ada) == .online)
    #expect(board.state(of: grace) == .offline)
    #expect(board.present == [ada])
  }

  @Test mutating func `Idle is who looks at no device`() {
    connectBoth()

    board.active(false, desk, of: ada)
    #expect(board.news(of: ada) == nil)
    board.active(false, phone, of: ada)
    #expect(board.news(of: ada)?.state == .idle)
    board.active(false, phone, of: ada)
    #expect(board.news(of: ada) == nil)
    board.active(true, desk, of: ada)
    #expect(board.news(of: ada)?.state == .online)
    board.active(false, PresenceID(number: 9), of: ada)
    board.active(false, desk, of: grace)
    #expect(board.untold.isEmpty)
    #expect(board.state(of: grace) == .offline)
  }

  @Test mutating func `Who looked at the device that left is idle with the others`() {
    connectBoth()
    board.active(false, phone, of: ada)

    board.disconnected(desk, of: ada, at: .zero, time)
    #expect(board.news(of: ada)?.state == .idle)
    board.expire(at: .seconds(100))
    #expect(board.untold.isEmpty)
  }

  @Test mutating func `Whoever leaves stays as they were for ten seconds`() {
    board.connected(desk, of: ada, in: deskSession)
    board.active(false, desk, of: ada)
    _ = board.news(of: ada)

    board.disconnected(desk, of: ada, at: .seconds(5), time)
    #expect(board.state(of: ada) == .idle)
    board.expire(at: .milliseconds(14_999))
    #expect(board.untold.isEmpty)
    board.expire(at: .seconds(15))
    #expect(board.untold == [ada])
    #expect(board.state(of: ada) == .offline)
    #expect(board.present == [])
    let news = board.news(of: ada)
    #expect(news?.state == .offline)
    #expect(news?.lastSeen == time)
    board.expire(at: .seconds(16))
    #expect(board.untold.isEmpty)
  }

  @Test mutating func `Whoever comes back in time was never away`() {
    board.connected(desk, of: ada, in: deskSession)
    _ = board.news(of: ada)
    board.disconnected(desk, of: ada, at: .zero, time)

    board.connected(phone, of: ada, in: phoneSession)
    board.expire(at: .seconds(60))
    board.disconnected(phone, of: ada, at: .seconds(60), time)
    board.expire(at: .seconds(69))
    #expect(board.untold.isEmpty)
    board.expire(at: .seconds(70))
    #expect(board.untold == [ada])
  }

  @Test mutating func `Whoever went and came between two tellings was never away`() {
    board.connected(desk, of: ada, in: deskSession)
    _ = board.news(of: ada)

    board.ended([deskSession], time)
    board.connected(phone, of: ada, in: phoneSession)

    #expect(board.news(of: ada) == nil)
  }

  @Test mutating func `The end of a session shows at once, unless another device is there`() {
    connectBoth()

    board.ended([deskSession], time)
    #expect(board.state(of: ada) == .online)
    board.disconnected(desk, of: ada, at: .zero, time)
    #expect(board.news(of: ada) == nil)
    board.ended([phoneSession], time)
    #expect(board.news(of: ada)?.state == .offline)
    board.disconnected(phone, of: ada, at: .zero, time)
    #expect(board.untold.isEmpty)
    #expect(board.state(of: ada) == .offline)
  }

  @Test mutating func `The end of a session ends the lingering of its last connection`() {
    board.connected(desk, of: ada, in: deskSession)
    _ = board.news(of: ada)
    board.disconnected(desk, of: ada, at: .zero, time)

    board.ended([phoneSession], time)
    #expect(board.state(of: ada) == .online)
    board.ended([deskSession], time.advanced(bySeconds: 5))

    let news = board.news(of: ada)
    #expect(news?.state == .offline)
    #expect(news?.lastSeen == time)
  }

  @Test mutating func `A moment that could not be saved waits, and a later one takes its place`() {
    connectBoth()
    board.disconnected(desk, of: ada, at: .zero, time)
    #expect(board.takeUnsaved() == [ada: time])
    #expect(board.takeUnsaved() == [:])

    board.keep(ada, unsaved: time)
    board.disconnected(phone, of: ada, at: .zero, time.advanced(bySeconds: 1))
    board.keep(ada, unsaved: time)

    #expect(board.takeUnsaved() == [ada: time.advanced(bySeconds: 1)])
  }

  private mutating func connectBoth() {
    board.connected(desk, of: ada, in: deskSession)
    board.connected(phone, of: ada, in: phoneSession)
    _ = board.news(of: ada)
  }

  /// Random events, held against what every event so far says taken together.
  @Test(arguments: UInt64(1)...20)
  func `Whatever happens, it shows what the history says, and tells every change`(seed: UInt64) {
    var chance = SplitMix64(seed: seed)
    var board = PresenceBoard(linger: .seconds(10))
    var model: [UserID: PresenceModel] = [ada: .init(), grace: .init()]
    var told: [UserID: PresenceState] = [:]
    var now = Duration.zero

    for _ in 0..<500 {
      let user = Bool.random(using: &chance) ? ada : grace
      let id = PresenceID(number: UInt64.random(in: 1...3, using: &chance))
      let session = id.number < 3 ? deskSession : phoneSession
      switch Int.random(in: 0...4, using: &chance) {
      case 0:
        board.connected(id, of: user, in: session)
        model[user]?.connect(id, session)
      case 1:
        let active = Bool.random(using: &chance)
        board.active(active, id, of: user)
        model[user]?.look(active, id)
      case 2:
        board.disconnected(id, of: user, at: now, time)
        model[user]?.disconnect(id, at: now)
      case 3:
        board.ended([session], time)
        for person in [ada, grace] { model[person]?.end(session, at: now) }
      default:
        now += .seconds(Int.random(in: 0...7, using: &chance))
      }
      board.expire(at: now)
      for person in [ada, grace] {
        #expect(board.state(of: person) == model[person]?.state(at: now))
        guard Bool.random(using: &chance) else { continue }
        if let news = board.news(of: person) {
          #expect(news.state != told[person, default: .offline])
          told[person] = news.state
        }
        #expect(told[person, default: .offline] == board.state(of: person))
      }
      #expect(Set(board.present) == Set([ada, grace].filter { board.state(of: $0) != .offline }))
    }
  }
}

/// One person's presence as the contract tells it, without economy.
private struct PresenceModel {
  private var devices: [PresenceID: (session: SessionID, active: Bool)] = [:]
  private var left: (at: Duration, as: PresenceState, session: SessionID)?

  mutating func connect(_ id: PresenceID, _ session: SessionID) {
    devices[id] = (session, true)
    left = nil
  }

  mutating func look(_ active: Bool, _ id: PresenceID) {
    if devices[id] != nil { devices[id]?.active = active }
  }

  mutating func disconnect(_ id: PresenceID, at now: Duration) {
    let state = state(at: now)
    guard let device = devices.removeValue(forKey: id), devices.isEmpty else { return }
    left = (now, state, device.session)
  }

  mutating func end(_ session: SessionID, at now: Duration) {
    devices = devices.filter { $0.value.session != session }
    if left?.session == session { left = nil }
  }

  func state(at now: Duration) -> PresenceState {
    if !devices.isEmpty { return devices.values.contains { $0.active } ? .online : .idle }
    guard let left, now - left.at < .seconds(10) else { return .offline }
    return left.as
  }
}
