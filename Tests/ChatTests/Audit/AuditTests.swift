import ChatTesting
import Realtime
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct AuditTests {
  private let house: House
  /// What the command line, or another node, does.
  private var elsewhere: OperatorActs {
    OperatorActs(store: house.stores.operation, world: house.world)
  }

  init() async throws { house = try await House() }

  @Test func `What was done elsewhere ends sockets here within two seconds, once`() async throws {
    let session = try await house.features.sessions.begin(house.grace, device: "desk")
    let claim = try await house.features.sessions.authenticate(session.accessToken)
    let task = Task { try await house.features.audit.run() }
    await house.clock.waitForSleepers()
    _ = try await elsewhere.change(house.grace, isSuspended: true, by: nil)
    #expect(house.bus.closings == [])

    await house.pass()
    #expect(house.bus.closings == [.init(topic: .session(claim.session.id), code: .sessionRevoked)])
    await house.pass()
    await house.pass()

    #expect(house.bus.closings.count == 1)
    task.cancel()
  }

  @Test func `Whose role another changed is told of it, whatever the other clock says`()
    async throws
  {
    let task = Task { try await house.features.audit.run() }
    await house.clock.waitForSleepers()
    var slow = house.world
    slow.now = { Timestamp(milliseconds: 1) }
    _ = try await elsewhere.change(house.grace, isSuspended: true, by: nil)
    await house.pass()
    house.bus.forget()
    _ = try await OperatorActs(store: house.stores.operation, world: slow)
      .change(house.linus, role: .operator, by: nil)

    await house.pass()

    #expect(try house.bus.frames(to: house.linus).map { $0["me"]["role"] } == ["operator"])
    task.cancel()
  }
}

extension House {
  /// Lets what sleeps look once, and waits until it has.
  fileprivate func pass() async {
    await clock.advance(by: Audit.interval)
    await clock.waitForSleepers()
  }
}
