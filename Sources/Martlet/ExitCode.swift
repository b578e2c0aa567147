/// What the process tells its starter, by the numbers of BSD's `sysexits`.
enum ExitCode: Int32 {
  case success = 0
  /// A check has found something wrong.
  case faulty = 1
  /// The command line is wrong.
  case usage = 64
  /// A backup is damaged or none.
  case badInput = 65
  /// What is to be read is not there.
  case noInput = 66
  /// The address is taken or cannot be listened on, or no primary of MongoDB's can be reached.
  case unavailable = 69
  /// A fault of the server's own.
  case software = 70
  /// What is to be written is there already.
  case cannotCreate = 73
  /// The data directory or the database cannot be read or written.
  case dataFault = 74
  /// Another server holds the data directory.
  case taken = 75
  /// MongoDB does not let it in.
  case notPermitted = 77
  /// A file or a variable of the configuration is wrong, or the secrets are.
  case configuration = 78
}
