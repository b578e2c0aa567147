import MongoStore

/// Why a migration does not begin, or does not come to its end.
enum MigrationFault: Error, CustomStringConvertible {
  /// A data directory cannot be worked with.
  case data(DataFault)
  /// A database of MongoDB, told without its secrets, cannot be used.
  case database(String, MongoFault)
  /// There is nothing to migrate.
  case nothing(source: String)
  /// The source is itself a migration's target that has not come to its end.
  case halfSource(String)
  /// Something is there already.
  case notEmpty(target: String)
  /// Another run has begun to fill it.
  case foreign(target: String)
  /// It broke off; what is there stays.
  case interrupted(reason: String)
  /// What arrived is not what was sent.
  case differs([String])

  /// A whole sentence for the operator.
  var description: String {
    switch self {
    case .data(let fault): fault.description
    case .database(let name, let fault): "The database \(name) cannot be used: \(fault)."
    case .nothing(let source): "There is nothing of Martlet's at \(source)."
    case .halfSource(let source):
      "A migration into \(source) has not come to its end, so nothing is taken from it."
    case .notEmpty(let target): "\(target) is not empty, and a migration overwrites nothing."
    case .foreign(let target):
      "Another migration into \(target) has not come to its end; end that one, or remove what it has "
        + "left there."
    case .interrupted(let reason):
      "The migration broke off: \(reason). The same command goes on where it was."
    case .differs(let differences):
      "The target is not what the source is: \(differences.joined(separator: "; ")). If something "
        + "has written to the source meanwhile, empty the target and begin anew."
    }
  }

  /// What the process ends with.
  var exitCode: ExitCode {
    switch self {
    case .data(let fault): fault.exitCode
    case .database(let name, let fault): DataFault.database(name, fault).exitCode
    case .nothing: .noInput
    case .halfSource: .dataFault
    case .notEmpty, .foreign: .cannotCreate
    case .interrupted: .unavailable
    case .differs: .faulty
    }
  }
}
