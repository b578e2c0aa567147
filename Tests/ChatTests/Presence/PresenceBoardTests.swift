import ChatTesting
import Testing

@testable import Chat

@Suite struct PresenceBoardTests {
  private let ada: UserID
  private let grace: UserID
  private var board = PresenceBoard(linger: .seconds(10))
  private let desk = PresenceID(number: 1)
  private let phone = PresenceID(number: 2)

  init() {
    let cast = Cast(.test())
    (ada, grace) = (cast.ada.id, cast.grace.id)
  }

  @Test mutating func `The first connection shows, and a second does not`() {
    #expect(board.state(of: ada) == .offline)
    #expect(board.connected(desk, of: ada) == .online)
    #expect(board.connected(phone, of: ada) == nil)
    #expect(board.state(of: ada) == .online)
    #expect(board.state(of: grace) == .offline)
    #expect(board.present == [ada])
  }

  @Test mutating func `Idle is who looks at no device`() {
    _ = board.connected(desk, of: ada)
    _ = board.connected(phone, of: ada)

    #expect(board.active(false, desk, of: ada) == nil)
    #expect(board.active(false, phone, of: ada) == .idle)
    #expect(board.active(false, phone, of: ada) == nil)
    #expect(board.active(true, desk, of: ada) == .online)
    #expect(board.active(false, PresenceID(number: 9), of: ada) == nil)
    #expect(board.active(false, desk, of: grace) == nil)
    #expect(board.state(of: grace) == .offline)
  }

  @Test mutating func `Who looked at the device that left is idle with the others`() {
    _ = board.connected(desk, of: ada)
    _ = board.connected(phone, of: ada)
    _ = board.active(false, phone, of: ada)

    #expect(board.disconnected(desk, of: ada, at: .zero, lingering: true) == .idle)
    #expect(board.expire(at: .seconds(100)) == [])
  }

  @Test mutating func `Whoever leaves stays as they were for ten seconds`() {
    _ = board.connected(desk, of: ada)
    _ = board.active(false, desk, of: ada)

    #expect(board.disconnected(desk, of: ada, at: .seconds(5), lingering: true) == nil)
    #expect(board.state(of: ada) == .idle)
    #expect(board.expire(at: .milliseconds(14_999)) == [])
    #expect(board.expire(at: .seconds(15)) == [ada])
    #expect(board.state(of: ada) == .offline)
    #expect(board.expire(at: .seconds(16)) == [])
    #expect(board.present == [])
  }

  @Test mutating func `Whoever comes back in time was never away`() {
    _ = board.connected(desk, of: ada)
    _ = board.disconnected(desk, of: ada, at: .zero, lingering: true)

    #expect(board.connected(phone, of: ada) == nil)
    #expect(board.expire(at: .seconds(60)) == [])
    #expect(board.disconnected(phone, of: ada, at: .seconds(60), lingering: true) == nil)
    #expect(board.expire(at: .seconds(69)) == [])
    #expect(board.expire(at: .seconds(70)) == [ada])
  }

  @Test mutating func `Logging out shows at once, unless another device is there`() {
    _ = board.connected(desk, of: ada)
    _ = board.connected(phone, of: ada)

    #expect(board.disconnected(desk, of: ada, at: .zero, lingering: false) == nil)
    #expect(board.state(of: ada) == .online)
    #expect(board.disconnected(phone, of: ada, at: .zero, lingering: false) == .offline)
    #expect(board.disconnected(phone, of: ada, at: .zero, lingering: false) == nil)
  }

  /// Random events, held against what every event so far says taken together.
  @Test(arguments: UInt64(1)...20)
  func `Whatever happens, it shows what the history says, and tells every change`(seed: UInt64) {
    var chance = SplitMix64(seed: seed)
    var board = PresenceBoard(linger: .seconds(10))
    var model: [UserID: PresenceModel] = [ada: .init(), grace: .init()]
    var now = Duration.zero

    for _ in 0..<500 {
      let user = Bool.random(using: &chance) ? ada : grace
      let id = PresenceID(number: UInt64.random(in: 1...3, using: &chance))
      let before = board.state(of: user)
      var told: PresenceState?
      switch Int.random(in: 0...4, using: &chance) {
      case 0:
        told = board.connected(id, of: user)
        model[user]?.connect(id)
      case 1:
        let active = Bool.random(using: &chance)
        told = board.active(active, id, of: user)
        model[user]?.look(active, id)
      case 2, 3:
        let lingering = Bool.random(using: &chance)
        told = board.disconnected(id, of: user, at: now, lingering: lingering)
        model[user]?.disconnect(id, at: now, lingering: lingering)
      default:
        now += .seconds(Int.random(in: 0...7, using: &chance))
        let here = [ada, grace].filter { board.state(of: $0) != .offline }
        let gone = Set(board.expire(at: now))
        for person in here {
          let isGone = model[person]?.state(at: now) == .offline
          #expect(gone.contains(person) == isGone)
        }
        continue
      }
      #expect(told == (board.state(of: user) == before ? nil : board.state(of: user)))
      _ = board.expire(at: now)
      for person in [ada, grace] {
        #expect(board.state(of: person) == model[person]?.state(at: now))
      }
      #expect(Set(board.present) == Set([ada, grace].filter { board.state(of: $0) != .offline }))
    }
  }
}

/// One person's presence as the contract tells it, without economy.
private struct PresenceModel {
  private var devices: [PresenceID: Bool] = [:]
  private var left: (at: Duration, as: PresenceState)?

  mutating func connect(_ id: PresenceID) {
    devices[id] = true
    left = nil
  }

  mutating func look(_ active: Bool, _ id: PresenceID) {
    if devices[id] != nil { devices[id] = active }
  }

  mutating func disconnect(_ id: PresenceID, at now: Duration, lingering: Bool) {
    let state = state(at: now)
    guard devices.removeValue(forKey: id) != nil, devices.isEmpty else { return }
    left = lingering ? (now, state) : nil
  }

  func state(at now: Duration) -> PresenceState {
    if !devices.isEmpty { return devices.values.contains(true) ? .online : .idle }
    guard let left, now - left.at < .seconds(10) else { return .offline }
    return left.as
  }
}
