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
    case list
    /// Keep the person out.
    case suspend
    case resume
    /// Let the person go with everything they wrote, now.
    case delete
    /// Print a link with which the person sets a new password.
    case resetLink = "reset-link"
    case makeOperator = "make-operator"
    case makeMember = "make-member"
  }

  /// What is to be done, and for whom.
  struct Order {
    let act: Act
    /// A username or a verified address; of the list, what names begin with, or nothing.
    let name: String
  }

  /// Does it; answers what to print.
  func run(_ order: Order) async throws(DataFault) -> String {
    guard let address = settings.store else { return try await runOnSQLite(order) }
    let stores: MongoStores
    do {
      let logger = Logger(label: "martlet") { _ in SwiftLogNoOpLogHandler() }
      stores = try await MongoStores(address, logger: logger)
    } catch let fault as MongoFault {
      throw .database(address.description, fault)
    } catch {
      throw .unusable(path: address.description, reason: "\(error)")
    }
    return try await run(order, on: stores)
  }

  private func runOnSQLite(_ order: Order) async throws(DataFault) -> String {
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
    return try await run(order, on: stores)
  }

  private func run(_ order: Order, on stores: some Stores) async throws(DataFault) -> String {
    do {
      let text = try await perform(order, on: stores)
      try await stores.close()
      guard let text else { throw DataFault.unknownUser(order.name) }
      return text
    } catch let fault as DataFault {
      throw fault
    } catch let refusal as any Refusal {
      throw .refused(refusal.problem.detail)
    } catch {
      throw .unusable(path: settings.data, reason: reason(of: error))
    }
  }

  /// Nil where there is no such person.
  private func perform(_ order: Order, on stores: some Stores) async throws -> String? {
    let acts = OperatorActs(store: stores.operation)
    guard order.act != .list else { return try await list(order.name, acts) }
    guard let account = try await stores.accounts.account(login: order.name) else { return nil }
    let (id, name) = (account.user.id, account.user.username)
    switch order.act {
    case .list: return nil
    case .suspend:
      let ended = try await acts.change(id, isSuspended: true, by: nil)
      return ended == nil ? "\(name) was suspended already." : "\(name) is suspended."
    case .resume:
      let changed = try await acts.change(id, isSuspended: false, by: nil)
      return changed == nil ? "\(name) was not suspended." : "\(name) may log in again."
    case .delete:
      _ = try await acts.remove(id, by: nil)
      return "\(name) is out, and is deleted within minutes of a server that runs."
    case .resetLink:
      let path = try await acts.makeResetLink(for: account.user, by: nil)
      return settings.chat.publicURL.description + path
    case .makeOperator:
      let changed = try await acts.change(id, role: .operator, by: nil)
      return changed == nil ? "\(name) was an operator already." : "\(name) is an operator."
    case .makeMember:
      let changed = try await acts.change(id, role: .member, by: nil)
      return changed == nil ? "\(name) was no operator." : "\(name) is an operator no more."
    }
  }

  /// A line for each person, the newest account first.
  private func list(_ query: String, _ acts: OperatorActs) async throws -> String {
    var (lines, after) = ([String](), UserID?.none)
    repeat {
      let page = try await acts.people(query, after: after, limit: Self.page)
      lines += page.items.map(\.line)
      after = page.next == nil ? nil : page.items.last?.user.id
    } while after != nil
    return lines.isEmpty ? "Nobody." : lines.joined(separator: "\n")
  }

  private static let page = 100
}

extension OperatorPerson {
  /// Name, role, since when; what else there is to know of them; and how they call themselves.
  fileprivate var line: String {
    var parts = [user.username, role.rawValue, "since \(createdAt.day)"]
    if let lastSeen { parts.append("seen \(lastSeen.day)") }
    if let suspendedAt { parts.append("suspended \(suspendedAt.day)") }
    if let deleteAt { parts.append("to be deleted \(deleteAt.day)") }
    if reports > 0 { parts.append("open reports: \(reports)") }
    return (parts + [user.displayName]).joined(separator: "  ")
  }
}

extension Timestamp {
  fileprivate var day: String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
      .formatted(.iso8601.year().month().day())
  }
}
