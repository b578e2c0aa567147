import MongoStore

/// From where to where, as the command line says it: a data directory and a database of MongoDB.
struct MigrationEnds: Sendable {
  let direction: MigrationMarker.Direction
  let folder: String
  let address: MongoAddress

  /// Reads `--from` and `--to`; throws a `Fault` where they are no such two.
  ///
  /// The word `store` stands for the address in ``variable``, which other users of the machine don't
  /// see.
  init(_ arguments: [String], environment: [String: String]) throws(Fault) {
    var arguments = arguments
    let named = environment[Self.variable]
    let usage = Fault(
      origin: .commandLine,
      description: "It is: martlet \(Command.migrate.usage), or the other way round.")
    guard let from = Command.takeValue(of: "--from", from: &arguments),
      let to = Command.takeValue(of: "--to", from: &arguments),
      let source = from == "store" ? named : from, let target = to == "store" ? named : to,
      Self.isAddress(source) != Self.isAddress(target), arguments.isEmpty
    else { throw usage }
    direction = Self.isAddress(target) ? .toMongoDB : .toDirectory
    folder = direction == .toMongoDB ? source : target
    // It is shown to nobody: a password may be in it.
    guard let address = MongoAddress(direction == .toMongoDB ? target : source) else {
      throw Fault(
        origin: .commandLine,
        description: "What begins with mongodb:// is no connection string; user and password are "
          + "percent-encoded in it.")
    }
    self.address = address
  }

  private static let variable = "MARTLET_STORE"

  private static func isAddress(_ text: String) -> Bool {
    ["mongodb://", "mongodb+srv://"].contains { text.hasPrefix($0) }
  }
}
