import Chat
import Foundation
import Logging
import MongoStore
import SQLiteStore

/// `martlet user`: what an operator does for one person, beside a server that runs or not.
struct UserCommand {
  let settings: Settings

  /// What is to be done.
  enum Act: String, CaseIterable {
    /// Print a link with which the person sets a new password.
    case resetLink = "reset-link"
  }

  /// Does it for the person with this username or verified address; answers what to print.
  func run(_ act: Act, for name: String) async throws(DataFault) -> String {
    guard let address = settings.store else { return try await runOnSQLite(act, for: name) }
    let stores: MongoStores
    do {
      let logger = Logger(label: "martlet") { _ in SwiftLogNoOpLogHandler() }
      stores = try await MongoStores(address, logger: logger)
    } catch let fault as MongoFault {
      throw .database(address.description, fault)
    } catch {
      throw .unusable(path: address.description, reason: "\(error)")
    }
    return try await run(act, for: name, on: stores)
  }

  private func runOnSQLite(_ act: Act, for name: String) async throws(DataFault) -> String {
    let folder = settings.data
    guard FileManager.default.fileExists(atPath: "\(folder)/\(SQLiteDatabase.fileName)") else {
      throw .missing(path: folder, what: "data of Martlet's")
    }
    try MigrationMarker.expectWhole(folder)
    let stores: SQLiteStores
    do {
      // A server of an earlier release may be running on these tables: only its successor alters them.
      try DatabaseCheck.expectCurrent(in: folder)
      stores = try await SQLiteStores(folder: folder)
    } catch {
      throw .unusable(path: folder, reason: reason(of: error))
    }
    return try await run(act, for: name, on: stores)
  }

  private func run(_ act: Act, for name: String, on stores: some Stores) async throws(DataFault)
    -> String
  {
    do {
      let line = try await perform(act, for: name, on: stores)
      try await stores.close()
      guard let line else { throw DataFault.unknownUser(name) }
      return line
    } catch let fault as DataFault {
      throw fault
    } catch {
      throw .unusable(path: settings.data, reason: reason(of: error))
    }
  }

  private func perform(_ act: Act, for name: String, on stores: some Stores) async throws
    -> String?
  {
    guard let account = try await stores.accounts.account(login: name) else { return nil }
    switch act {
    case .resetLink:
      let path = try await ResetLink(recovery: stores.recovery).make(for: account)
      return settings.chat.publicURL.description + path
    }
  }
}
