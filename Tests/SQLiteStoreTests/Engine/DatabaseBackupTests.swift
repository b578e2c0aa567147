import Chat
import ChatTesting
import Foundation
import GRDB
import NIOCore
import Testing

@testable import SQLiteStore

@Suite("Backups of a database", .timeLimit(.minutes(10)))
struct DatabaseBackupTests {
  private let secrets = Data("secrets".utf8)
  private let folders: TemporaryFolders
  private let file: String

  init() throws {
    folders = try TemporaryFolders()
    file = try folders.add() + "/all.martlet"
  }

  @Test
  func `a backup is one private file, and is counted`() async throws {
    let opened = try await OpenedDatabase()
    for _ in 1...3 { try await opened.send() }

    let contents = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)

    #expect(contents == .init(migration: "10", people: 3, conversations: 1, messages: 3, files: 0))
    let names = try FileManager.default.contentsOfDirectory(atPath: folders.all[0])
    #expect(names == ["all.martlet"])
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test
  func `what is unpacked is what was there, with another epoch and without the secrets`()
    async throws
  {
    let opened = try await OpenedDatabase()
    for _ in 1...3 { try await opened.send() }
    let made = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    let folder = try folders.add()

    let unpacked = try DatabaseBackup.unpack(file, into: folder)

    #expect(unpacked.contents == made)
    #expect(unpacked.secrets == secrets)
    #expect(
      try Data(contentsOf: URL(filePath: folder + "/martlet.sqlite")).range(of: secrets) == nil)
    let stores = try await SQLiteStores(folder: folder)
    #expect(stores.epoch != opened.stores.epoch)
    #expect(stores.epoch.count == opened.stores.epoch.count)
    let ada = opened.cast.ada.id
    let log = try await stores.messages.log(
      of: opened.conversation, asSeenBy: ada, after: 0, limit: 100, bytes: .max)
    let before = try await opened.stores.messages.log(
      of: opened.conversation, asSeenBy: ada, after: 0, limit: 100, bytes: .max)
    #expect(log == before)
    try await stores.close()
  }

  @Test
  func `files come along, also those that are yet to be prepared`() async throws {
    let opened = try await OpenedDatabase()
    let (ready, waiting) = (try await opened.upload("moth"), try await opened.upload("butterfly"))
    let (digest, bytes) = try await opened.keep(ready)
    try await opened.send(attachments: [ready, waiting])

    let made = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    let folder = try folders.add()
    _ = try DatabaseBackup.unpack(file, into: folder)

    #expect(made.files == 1)
    let stores = try await SQLiteStores(folder: folder)
    let seen = try await stores.attachments.media(ready, asSeenBy: opened.cast.grace.id)
    #expect(seen?.variants[.original]?.digest == digest)
    var read = ByteBuffer()
    try await stores.media.read(digest, 0..<bytes) { read.writeImmutableBuffer($0) }
    #expect(String(buffer: read) == "moth")
    #expect(try await stores.attachments.waiting([.image], limit: 9).map(\.id) == [waiting])
    let kept = try await stores.media.withFiles(of: waiting) { file, _ in
      try String(contentsOfFile: file, encoding: .utf8)
    }
    #expect(kept == "butterfly")
    let tables = try await DatabaseQueue(path: folder + "/martlet.sqlite").read { database in
      try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    #expect(tables.filter { $0.hasPrefix("backup") } == [])
    try await stores.close()
  }

  @Test
  func `while a backup is made, no file goes`() async throws {
    let opened = try await OpenedDatabase()
    let upload = try await opened.upload("moth")
    let (digest, _) = try await opened.keep(upload)
    let held = try MediaLock(of: opened.folder, .shared)

    await #expect(throws: StorageFault.self) { try await opened.stores.media.remove([digest]) }
    await #expect(throws: StorageFault.self) { try await opened.stores.media.remove(upload) }

    #expect(try await opened.stores.media.digests() == [digest])
    withExtendedLifetime(held) {}
  }

  @Test
  func `a file that is missing or another is damage`() async throws {
    let opened = try await OpenedDatabase()
    let (digest, _) = try await opened.keep(try await opened.upload("moth"))
    let path = MediaFolders(in: opened.folder).path(of: digest)
    let sound = try folders.add() + "/sound.martlet"
    _ = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: sound)
    try await DatabaseQueue(path: sound).write {
      try $0.execute(sql: "UPDATE backupPiece SET bytes = x'00'")
    }
    let folder = try folders.add()

    #expect(throws: SQLiteFault.self) { try DatabaseBackup.unpack(sound, into: folder) }
    try Data("moss".utf8).write(to: URL(filePath: path))
    #expect(throws: SQLiteFault.self) {
      try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    }
    unlink(path)
    #expect(throws: SQLiteFault.self) {
      try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folders.all[0]).isEmpty)
  }

  @Test
  func `what is damaged is neither backed up nor unpacked`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.send()
    let sound = try folders.add() + "/sound.martlet"
    _ = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: sound)
    for path in [sound, opened.folder + "/martlet.sqlite"] {
      try await DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE conversation SET head = 2")
      }
    }

    #expect(throws: SQLiteFault.self) {
      try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folders.all[0]).isEmpty)
    let folder = try folders.add()
    let fault = #expect(throws: SQLiteFault.self) { try DatabaseBackup.unpack(sound, into: folder) }
    #expect(fault?.description.contains("numbers: ") == true)
  }

  @Test
  func `a database that is served from is no backup`() async throws {
    let opened = try await OpenedDatabase()
    try await opened.stores.close()
    let folder = try folders.add()

    #expect(throws: SQLiteFault.foreign) {
      try DatabaseBackup.unpack(opened.folder + "/martlet.sqlite", into: folder)
    }
  }

  @Test
  func `a backup of a later release is refused`() async throws {
    let opened = try await OpenedDatabase()
    _ = try DatabaseBackup.write(from: opened.folder, secrets: secrets, to: file)
    try await DatabaseQueue(path: file).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')")
    }
    let folder = try folders.add()

    let fault = #expect(throws: SQLiteFault.self) { try DatabaseBackup.unpack(file, into: folder) }

    #expect(fault?.description.contains("a later release") == true)
  }
}
