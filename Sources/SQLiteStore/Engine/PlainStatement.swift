import Chat
import Foundation
import GRDB
import GRDBSQLite

/// A compiled statement whose values go in and come out as they are, without a box for each: for what
/// runs with every message. Positions begin at 1 where values go in, at 0 where they come out.
///
/// Good within one ``GRDB/Database/plain(_:_:)`` only.
struct PlainStatement {
  /// SQLite copies what it is given.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  fileprivate let pointer: OpaquePointer

  func bind(_ position: Int32, _ number: Int64) {
    sqlite3_bind_int64(pointer, position, number)
  }

  func bind(_ position: Int32, _ number: Int64?) {
    if let number { bind(position, number) } else { sqlite3_bind_null(pointer, position) }
  }

  func bind(_ position: Int32, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // An empty text has no address, which SQLite would take for NULL.
      let count = Int32(utf8.count)
      if let start = utf8.baseAddress, count > 0 {
        start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
          _ = sqlite3_bind_text(pointer, position, $0, count, Self.transient)
        }
      } else {
        sqlite3_bind_text(pointer, position, "", 0, Self.transient)
      }
    }
  }

  /// The 16 bytes in network order, as everywhere in the file.
  func bind(_ position: Int32, _ id: Identifier<some Any>) {
    withUnsafeBytes(of: id.bits.bigEndian) {
      _ = sqlite3_bind_blob(pointer, position, $0.baseAddress, 16, Self.transient)
    }
  }

  func bind(_ position: Int32, _ id: ClientID) {
    switch id.form {
    case .uuid(let uuid): bind(position, uuid)
    case .text(let text): bind(position, text)
    }
  }

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  func numberIfAny(_ column: Int32) -> Int64? { isNull(column) ? nil : number(column) }

  /// Every byte, also behind a zero.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Nil where the column holds something else.
  func clientID(_ column: Int32) -> ClientID? {
    let uuid: Identifier<ClientID>? = id(column)
    return uuid.map(ClientID.init) ?? ClientID(text(column))
  }

  /// Nil where the column holds something else.
  func id<Subject>(_ column: Int32) -> Identifier<Subject>? {
    guard sqlite3_column_type(pointer, column) == SQLITE_BLOB,
      sqlite3_column_bytes(pointer, column) == 16,
      let bytes = sqlite3_column_blob(pointer, column)
    else { return nil }
    return Identifier(bits: UInt128(bigEndian: bytes.loadUnaligned(as: UInt128.self)))
  }
}

extension Database {
  /// Runs the cached statement `sql`: `bind` gives it its values, `row` is called for each row.
  ///
  /// Throws as GRDB does. The statement is left reset, so that it holds no lock.
  func plain(
    _ sql: String, _ bind: (PlainStatement) -> Void, row: (PlainStatement) throws -> Void = { _ in }
  ) throws {
    let statement = PlainStatement(pointer: try cachedStatement(sql: sql).sqliteStatement)
    defer { sqlite3_reset(statement.pointer) }
    bind(statement)
    while true {
      let code = sqlite3_step(statement.pointer)
      switch code {
      case SQLITE_ROW: try row(statement)
      case SQLITE_DONE: return
      default:
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
      }
    }
  }
}
