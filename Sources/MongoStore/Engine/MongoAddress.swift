import CMongo

/// Where the replica set is, as a connection string says it.
///
/// What keeps acknowledged messages is not left to it: majorities with their journal for every write,
/// majorities for every read, and deadlines.
package struct MongoAddress: Sendable, CustomStringConvertible {
  /// With whatever secrets are in it: never for a log.
  private let text: String
  /// The database of the connection string, or `martlet`.
  package let database: String
  /// The connection string without what is secret in it.
  package let description: String
  /// Whether a password is in it.
  package let hasPassword: Bool
  /// What TLS is to read.
  let files: [String]
  /// Whether what goes to the database and back is hidden on its way.
  let usesTLS: Bool
  /// Whether it says which set it means, without which it ends at the one member that it names.
  let namesSet: Bool
  /// Whether everything that it names is this machine.
  let isLocal: Bool

  /// Nil for what is no connection string (https://www.mongodb.com/docs/manual/reference/connection-string/),
  /// and for one with an option that does not exist: whoever misspells `tlsCAFile` wants it all the more.
  package init?(_ text: String, database: String? = nil) {
    MongoLog.begin()
    let parts = ConnectionString(text)
    guard !text.utf8.contains(0), parts.optionNames.allSatisfy(Self.knows),
      let uri = mongoc_uri_new_with_error(text, nil)
    else { return nil }
    defer { mongoc_uri_destroy(uri) }
    self.text = text
    self.database =
      database ?? mongoc_uri_get_database(uri).map { String(cString: $0) } ?? "martlet"
    description = parts.shown
    hasPassword = parts.hasPassword
    files = [MONGOC_URI_TLSCAFILE, MONGOC_URI_TLSCERTIFICATEKEYFILE].compactMap {
      (option: String) in
      mongoc_uri_get_option_as_utf8(uri, option, nil).map { String(cString: $0) }
    }
    usesTLS = mongoc_uri_get_tls(uri)
    namesSet = mongoc_uri_get_replica_set(uri) != nil || text.hasPrefix("mongodb+srv:")
    isLocal = parts.hosts.allSatisfy { host in
      ["127.", "localhost", "[::1]", "%2F", "%2f"].contains { host.hasPrefix($0) }
    }
  }

  func makePool(_ clients: Int32, _ patience: MongoPatience) -> OpaquePointer? {
    guard let uri = mongoc_uri_new_with_error(text, nil) else { return nil }
    defer { mongoc_uri_destroy(uri) }
    for (name, value) in [
      (MONGOC_URI_SERVERSELECTIONTIMEOUTMS, patience.selection),
      (MONGOC_URI_SOCKETTIMEOUTMS, patience.answer),
      (MONGOC_URI_CONNECTTIMEOUTMS, patience.connection), (MONGOC_URI_HEARTBEATFREQUENCYMS, 5_000),
      (MONGOC_URI_MAXPOOLSIZE, clients),
    ] { mongoc_uri_set_option_as_int32(uri, name, value) }
    mongoc_uri_set_option_as_bool(uri, MONGOC_URI_RETRYWRITES, true)
    mongoc_uri_set_option_as_bool(uri, MONGOC_URI_RETRYREADS, true)
    mongoc_uri_set_appname(uri, "martlet")
    setConcerns(of: uri, patience)
    return mongoc_client_pool_new_with_error(uri, nil)
  }

  private func setConcerns(of uri: OpaquePointer, _ patience: MongoPatience) {
    let writing = mongoc_write_concern_new()
    defer { mongoc_write_concern_destroy(writing) }
    mongoc_write_concern_set_wmajority(writing, patience.answer)
    mongoc_write_concern_set_journal(writing, true)
    mongoc_uri_set_write_concern(uri, writing)
    let reading = mongoc_read_concern_new()
    defer { mongoc_read_concern_destroy(reading) }
    mongoc_read_concern_set_level(reading, MONGOC_READ_CONCERN_LEVEL_MAJORITY)
    mongoc_uri_set_read_concern(uri, reading)
  }

  private static func knows(_ option: String) -> Bool {
    mongoc_uri_option_is_int32(option) || mongoc_uri_option_is_int64(option)
      || mongoc_uri_option_is_bool(option) || mongoc_uri_option_is_utf8(option)
      || otherOptions.contains(option)
  }

  /// Options that are of none of the driver's four types.
  private static let otherOptions: Set = [
    MONGOC_URI_APPNAME, MONGOC_URI_AUTHMECHANISM, MONGOC_URI_AUTHMECHANISMPROPERTIES,
    MONGOC_URI_AUTHSOURCE, MONGOC_URI_COMPRESSORS, MONGOC_URI_READCONCERNLEVEL,
    MONGOC_URI_READPREFERENCE, MONGOC_URI_READPREFERENCETAGS, MONGOC_URI_REPLICASET, MONGOC_URI_W,
  ]
}
