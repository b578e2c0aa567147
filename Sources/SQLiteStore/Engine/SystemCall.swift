import Foundation

/// `result`, unless it says that a system call has failed.
@discardableResult
func check<Result: BinaryInteger>(_ result: Result) throws -> Result {
  guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return result
}
