import Chat
import GRDB

extension StorageFault {
  /// What passes by itself or with more room on the disk; nil for every other error.
  init?(_ error: any Error) {
    guard let error = error as? DatabaseError else { return nil }
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY:
      self.init(reason: SQLiteStore.reason(of: error))
    default: return nil
    }
  }
}
