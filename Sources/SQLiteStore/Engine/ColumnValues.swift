import Chat
import Foundation
import GRDB

extension Identifier: DatabaseValueConvertible {
  /// The 16 bytes in network order, so that the order of blobs is the order of ids.
  package var databaseValue: DatabaseValue {
    withUnsafeBytes(of: bits.bigEndian) { Data($0) }.databaseValue
  }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    // Only a blob: GRDB would also take the bytes of a text of 16 characters.
    guard case .blob(let data) = value.storage, data.count == 16 else { return nil }
    let bits = data.withUnsafeBytes { $0.loadUnaligned(as: UInt128.self) }
    return Self(bits: UInt128(bigEndian: bits))
  }
}

extension Timestamp: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { milliseconds.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Int64.fromDatabaseValue(value).map(Self.init(milliseconds:))
  }
}

extension ClientID: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue {
    switch form {
    case .uuid(let uuid): uuid.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    if let uuid = Identifier<Self>.fromDatabaseValue(value) { return Self(uuid) }
    return String.fromDatabaseValue(value).flatMap(Self.init)
  }
}

extension TokenHash: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Data.fromDatabaseValue(value).map { Self(bytes: Array($0)) }
  }
}
