import ChatTesting
import Realtime
import Testing

@testable import Chat

@Suite(.timeLimit(.minutes(10))) struct OperationTests {
  private let house: House
  private var operation: Operation { house.features.operation }

  init() async throws { house = try await House() }

  @Test func `Only an operator gets in`() async throws {
    try await operation.insist(on: house.ada)
    await #expect(throws: OperatorRefusal.operatorsOnly) {
      try await operation.insist(on: house.grace)
    }
  }

  @Test func `Who is suspended is told so behind their password alone, and is out at once`()
    async throws
  {
    let hedy = try await house.hedy()
    let session = try await house.features.sessions.begin(hedy, device: "desk")

    let person = try await operation.change(
      hedy, StandingPatch(suspended: true, role: nil), by: house.ada)

    #expect(person.suspendedAt == house.world.now() && person.lastSeen == nil)
    #expect(house.bus.closings.count == 1)
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await house.features.sessions.authenticate(session.accessToken)
    }
    await #expect(throws: SessionRefusal.sessionEnded) {
      try await house.features.sessions.refresh(session.refreshToken)
    }
    await #expect(throws: SessionRefusal.suspended) { try await house.logIn("correct horse") }
    await #expect(throws: AccountRefusal.credentialsWrong) { try await house.logIn("wrong") }
    await #expect(throws: SessionRefusal.suspended) {
      try await house.features.sessions.begin(hedy, device: "desk")
    }
    _ = try await operation.change(
      hedy, StandingPatch(suspended: false, role: nil), by: house.ada)
    #expect(try await house.logIn("correct horse").user.id == hedy)
  }

  @Test func `The password of who is suspended ends no deletion`() async throws {
    let hedy = try await house.hedy()
    let due = try await house.features.accounts.delete(hedy, password: "correct horse")
    _ = try await operation.change(
      hedy, StandingPatch(suspended: true, role: nil), by: house.ada)

    await #expect(throws: SessionRefusal.suspended) { try await house.logIn("correct horse") }

    #expect(try await house.stores.accounts.account(hedy)?.deleteAt == due)
  }

  @Test func `Nobody does anything to themselves, and nobody removes an operator`() async throws {
    await #expect(throws: OperatorRefusal.yourself) {
      try await operation.change(
        house.ada, StandingPatch(suspended: nil, role: .member), by: house.ada)
    }
    await #expect(throws: OperatorRefusal.yourself) {
      try await operation.remove(house.ada, by: house.ada)
    }
    _ = try await operation.change(
      house.grace, StandingPatch(suspended: nil, role: .operator), by: house.ada)
    await #expect(throws: OperatorRefusal.isOperator) {
      try await operation.remove(house.grace, by: house.ada)
    }
    #expect(
      try house.bus.frames(to: house.grace).map { $0["me"]["role"] } == ["operator"],
      "her devices learn what she is")
  }

  @Test func `Who is removed goes with everything they wrote`() async throws {
    let conversation = try await house.befriend(house.grace, house.linus)
    try await house.write("mine", by: house.grace, in: conversation)

    try await operation.remove(house.grace, by: house.ada)
    let task = Task { try await house.features.deletions.run() }
    await house.clock.waitForSleepers()
    task.cancel()

    #expect(try await house.stores.accounts.account(house.grace) == nil)
    let frames = try house.bus.frames(to: house.linus)
    #expect(frames.last?["entry"]["kind"] == "deleted")
  }

  @Test func `A link is made for whom an operator names`() async throws {
    let link = try await operation.makeResetLink(for: house.grace, by: house.ada)

    #expect(link.hasPrefix("http://localhost:8080/reset-password#grace:"))
    #expect(try await house.stores.recovery.means(of: house.grace)?.code(.link) != nil)
  }

  @Test func `Figures tell how many are here`() async throws {
    let figures = try await operation.figures()

    #expect(figures.people == 3 && figures.online == 0)
    #expect(figures.version == Release.version && figures.disk == nil)
  }
}

extension House {
  /// Somebody with a password.
  fileprivate func hedy() async throws -> UserID {
    try await features.accounts.register(
      Registration(username: "hedy", displayName: "Hedy", password: "correct horse")
    ).user.id
  }

  fileprivate func logIn(_ password: String) async throws -> Account {
    try await features.accounts.authenticate(login: "hedy", password: password)
  }
}
