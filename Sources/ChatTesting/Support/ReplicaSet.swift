import Foundation

/// A real replica set of MongoDB on loopback, with every sync to the disk, whose members a test may
/// kill and pause.
///
/// `Tests/ReplicaSet` runs it. It ends, and takes every member with it, when it is let go and when
/// this process ends, in whatever way; nothing else needs to be done for that.
package final class ReplicaSet: Sendable {
  /// How a set is to be.
  package struct Options: Sendable {
    package var members = 3
    /// How long a primary is missed before another is elected.
    package var electionTimeout = Duration.seconds(2)
    /// Whether it takes TLS and nothing else; `uri` then names the authority of its certificates.
    package var usesTLS = false
    /// Who alone is let in; names and passwords of plain letters.
    package var user: User?
    /// Whether each member has a network of its own, so that it can be cut off; only where
    /// ``ReplicaSet/canBePartitioned``, and with neither TLS nor a user.
    package var usesNamespaces = false
    /// What `mongod` is told with `--setParameter`.
    package var parameters: [String: String] = [:]

    package init() {}
  }

  /// Somebody who may do everything.
  package struct User: Sendable {
    package let name: String
    package let password: String

    package init(name: String, password: String) {
      self.name = name
      self.password = password
    }
  }

  /// Where clients find it.
  package let uri: String
  /// Where its data, logs and certificates are, as long as it lives.
  package let folder: String
  private let keeper: ReplicaSetKeeper

  /// Starts a set; returns when there is a primary that all others follow.
  package init(_ options: Options = Options()) async throws {
    keeper = try ReplicaSetKeeper(mongod: Self.mongod, options)
    let place = try await keeper.started()
    uri = place.uri
    folder = place.folder
  }

  /// The set of all tests that harm nobody in it, each in a database of its own.
  package static func shared() async throws -> ReplicaSet { try await everybodys.value }

  /// Whether `bin/setup` had a `mongod` for this machine.
  package static var isAvailable: Bool {
    FileManager.default.isExecutableFile(atPath: mongod)
  }

  /// Whether this machine and this person can make networks.
  package static let canBePartitioned = isAvailable && ReplicaSetKeeper.canMakeNetworks()

  /// The index of the member that leads, as soon as there is one.
  package func primary() async throws -> Int { try await keeper.ask("primary") }

  /// The index of the member that leads, as soon as a majority takes what it writes; only of a set
  /// without a user.
  package func writable() async throws -> Int { try await keeper.ask("writable") }

  /// The index of the member that leads, as soon as every other one that can answer follows it.
  @discardableResult
  package func settled() async throws -> Int { try await keeper.ask("settled") }

  /// Kills a member as a power cut would.
  package func kill(_ member: Int) async throws { try await keeper.tell("kill \(member)") }

  /// Lets a member do nothing until it is resumed, with all its connections open.
  package func pause(_ member: Int) async throws { try await keeper.tell("pause \(member)") }

  /// Lets a paused member go on as if nothing had been.
  package func resume(_ member: Int) async throws { try await keeper.tell("resume \(member)") }

  /// Cuts a member off from the others and from this machine: bytes vanish, and nobody is told.
  package func partition(_ member: Int) async throws {
    try await keeper.tell("partition \(member)")
  }

  /// Lets a member that was cut off be reached again.
  package func heal(_ member: Int) async throws { try await keeper.tell("heal \(member)") }

  /// Changes how long a primary is missed before another is elected; returns when all know it.
  package func elect(after timeout: Duration) async throws {
    try await keeper.tell("election \(ReplicaSetKeeper.milliseconds(timeout))")
  }

  /// Starts a member on its old port and data, killed before if it wasn't; returns when it leads or
  /// follows.
  package func restart(_ member: Int) async throws { try await keeper.tell("restart \(member)") }

  /// The process of each member; nil where it was killed.
  package func processes() async throws -> [Int32?] { try await keeper.ask("processes") }

  /// The process that runs the others.
  package var keeperProcess: Int32 { keeper.processIdentifier }

  private static let everybodys = Task { try await ReplicaSet() }

  /// Where `bin/setup` puts it.
  package static let mongod = ReplicaSetKeeper.root + "/.venv/mongodb/mongod"
}
