import Chat

/// Why a database can't be served from.
package enum MongoFault: Error, Equatable, CustomStringConvertible {
  /// The connection string can't be used.
  case address
  /// A file that the connection string names can't be read.
  case file(String)
  /// No primary could be talked to in time.
  case unreachable(String)
  /// It does not let in whom the connection string names, or not do what a server has to.
  case refused(String)
  /// It can't do what the promises rest on.
  case unfit(String)
  /// A newer release has changed it.
  case newer
  /// A migration has begun to fill it and not come to its end.
  case unfinished
  /// It is not what the migrations made.
  case damaged([String])

  package var description: String {
    switch self {
    case .address: "the connection string can't be used"
    case .file(let path): "\(path), which the connection string names, can't be read"
    case .unreachable(let reason): "no primary can be reached: \(reason)"
    case .refused(let reason): "it does not let Martlet in: \(reason)"
    case .unfit(let reason): reason
    case .newer: "a newer release of Martlet has changed the database"
    case .unfinished:
      "a migration into it has not come to its end; run it again, or drop the database"
    case .damaged(let faults): faults.joined(separator: "; ")
    }
  }

  /// What an error of the first operations means to whoever asked for them.
  init(first error: any Error) {
    switch error {
    case let fault as MongoFault: self = fault
    case let fault as StorageFault: self = .unreachable(fault.reason)
    case let error as MongoError where error.isRefusal: self = .refused(error.told)
    case let error as MongoError: self = .damaged([error.told])
    default: self = .damaged(["a document is not as Martlet writes it"])
    }
  }
}
