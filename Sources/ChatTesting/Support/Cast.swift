import Chat

/// The people of every test.
package struct Cast: Sendable {
  package let ada: Account
  package let grace: Account
  package let linus: Account

  /// New accounts of the three, kept nowhere yet.
  package init(_ world: World) {
    ada = .test("ada", "Ada Lovelace", world)
    grace = .test("grace", "Grace Hopper", world)
    linus = .test("linus", "Linus Pauling", world)
  }
}

extension Account {
  /// A new account, kept nowhere yet, whose password nobody knows.
  package static func test(
    _ username: String, _ displayName: String, deleted: Bool? = nil, _ world: World
  ) -> Account {
    Account(
      user: User(
        id: world.makeID(), username: username, displayName: displayName, rev: 1, deleted: deleted),
      passwordHash: "$argon2id$", createdAt: world.now())
  }

  package var id: UserID { user.id }
}
