import CMongo
import Chat

/// What MongoDB, or the way to it, has against an operation.
struct MongoError: Error, CustomStringConvertible {
  /// Whose code it is: the server's, or a part of the driver.
  let domain: UInt32
  let code: UInt32
  let message: String
  /// `TransientTransactionError` and the like.
  private let labels: Set<String>
  /// How many documents of an ordered insert are stored nevertheless, which are its first ones.
  let inserted: Int
  /// The members of the unique index that already had such a document.
  let duplicate: [String]?
  /// Whether a majority could not be waited for: what was written may stay or vanish.
  private let isUncertain: Bool

  init(_ error: bson_error_t, reply: BSONDocument) {
    var error = error
    domain = error.domain
    code = error.code
    message = withUnsafePointer(to: &error.message) {
      $0.withMemoryRebound(to: CChar.self, capacity: 504) { String(cString: $0) }
    }
    let names: [String]? = try? reply.optional("errorLabels")
    labels = Set(names ?? [])
    let count: Int? = try? reply.optional("insertedCount")
    inserted = count ?? 0
    let faults: [BSONDocument]? = try? reply.optional("writeErrors")
    let pattern: BSONDocument? = try? (faults?.first ?? reply).optional("keyPattern")
    duplicate = error.code == Self.duplicateKey ? (try? pattern?.members().map(\.name)) ?? [] : nil
    isUncertain = reply["writeConcernErrors"] != nil || reply["writeConcernError"] != nil
  }

  private static let duplicateKey: UInt32 = 11_000

  var description: String { "MongoDB \(domain)/\(code): \(message)" }

  /// For a log: a duplicate key's message has the key in it, which may be somebody's address.
  var told: String { duplicate == nil ? description : "MongoDB \(domain)/\(code)" }

  /// Whether it comes from the way to the server, and not from one.
  fileprivate var isOnTheWay: Bool { Self.ways.contains(domain) }

  /// Whether the server does not know the user, or does not let them do it.
  var isRefusal: Bool {
    domain == MONGOC_ERROR_CLIENT.rawValue && code == MONGOC_ERROR_CLIENT_AUTHENTICATE.rawValue
      || domain == MONGOC_ERROR_SCRAM.rawValue
      || [Self.unauthorized, Self.unknownUser].contains(code)
  }

  private static let unauthorized: UInt32 = 13
  private static let unknownUser: UInt32 = 18

  /// Whether no server was to be had, for which the driver has waited already.
  var hasNoServer: Bool { domain == MONGOC_ERROR_SERVER_SELECTION.rawValue }

  /// The whole transaction may be tried again.
  var isTransient: Bool { labels.contains("TransientTransactionError") }

  /// The commit, and only that, may be tried again.
  var isUnknownCommit: Bool { labels.contains("UnknownTransactionCommitResult") }

  /// Nothing reached a server, none is there to take it, or nobody knows what became of it: it may be
  /// asked for again, under the same key.
  var isPassing: Bool {
    isUncertain || isTransient || isUnknownCommit || isOnTheWay
      || Self.passing.contains(code)
  }

  private static let ways = [MONGOC_ERROR_STREAM.rawValue, MONGOC_ERROR_SERVER_SELECTION.rawValue]

  /// Codes of a server that steps down, stops, waits too long, or has lost its majority, or what it knew
  /// of a transaction or of a query's rest.
  private static let passing: Set<UInt32> = [
    6, 7, 43, 50, 64, 89, 91, 112, 134, 175, 189, 237, 251, 262, 9001, 10_058, 10_107, 11_600,
    11_601,
    11_602, 13_388, 13_435, 13_436,
  ]
}

extension StorageFault {
  /// What passes by itself.
  init(_ error: MongoError) {
    self.init(
      reason: error.isOnTheWay ? error.description : "MongoDB \(error.domain)/\(error.code)")
  }
}
