import Foundation
import Testing

@testable import Martlet

// One at a time: each starts processes.
@Suite(.serialized, .timeLimit(.minutes(10))) struct UpkeepTests {
  private let folder: TemporaryFolder
  private let data: String
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    data = folder.path + "/data"
    file = folder.path + "/all.martlet"
  }

  @Test func `Beside a running server a backup is made and the check finds all well`() async throws
  {
    let server = try MartletProcess(["serve", "--port", "{port}", "--data", data])
    try #require(try await server.isServing())

    let backup = try await run(["backup", file, "--data", data])
    let check = try await run(["check", "--purge", "--data", data])

    #expect(backup.code == .success)
    #expect(
      backup.printed.contains("people: 0, conversations: 0, messages: 0, files: 0, migration: 10"))
    #expect(backup.printed.hasPrefix(file))
    #expect(try permissions(of: file) == 0o600)
    #expect(check.code == .success, "\(check)")
    let looked = check.printed.split(separator: "\n").filter { !$0.hasSuffix("are free") }
    #expect(looked.allSatisfy { $0.hasPrefix("ok ") })
    for name in ["integrity", "numbers", "secrets", "purge"] {
      #expect(check.printed.contains("ok       \(name)\n"))
    }
  }

  @Test func `A backup overwrites nothing, and needs data`() async throws {
    let none = try await run(["backup", file, "--data", data])
    try await makeData()
    _ = try folder.write("precious", to: "all.martlet")

    let again = try await run(["backup", file, "--data", data])
    let unnamed = try await run(["backup", "--data", data])

    #expect(none.code == .noInput)
    #expect(none.logged == "martlet: There is no data of Martlet's at \(data).\n")
    #expect(again.code == .cannotCreate)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    #expect(unnamed.code == .usage)
  }

  @Test func `A restore is refused beside a server, and over data unless told`() async throws {
    let server = try MartletProcess(["serve", "--port", "{port}", "--data", data])
    try #require(try await server.isServing())
    #expect(try await run(["backup", file, "--data", data]).code == .success)

    let beside = try await run(["restore", file, "--replace", "--data", data])
    server.send(SIGTERM)
    _ = try await server.exitStatus()
    let over = try await run(["restore", file, "--data", data])
    let told = try await run(["restore", file, "--replace", "--data", data])

    #expect(beside.code == .taken)
    #expect(over.code == .cannotCreate)
    #expect(over.logged.contains("--replace keeps it aside"))
    #expect(told.code == .success, "\(told)")
    let names = try FileManager.default.contentsOfDirectory(atPath: data)
    let kept = try #require(names.first { $0.hasPrefix("replaced-") })
    #expect(told.printed.contains("What was there is in \(data)/\(kept)."))
    let old = try FileManager.default.contentsOfDirectory(atPath: "\(data)/\(kept)")
    #expect(old.contains("martlet.sqlite") && old.contains("secrets.json"))
    #expect(try await run(["check", "--data", data]).code == .success)
  }

  @Test func `What is no backup is refused, and the data stays as it is`() async throws {
    try await makeData()
    let before = try state()
    _ = try folder.write(String(repeating: "no backup ", count: 1_000), to: "text")
    let cases = [
      (folder.path + "/text", ExitCode.badInput), (data + "/martlet.sqlite", .badInput),
      (folder.path, .badInput), (folder.path + "/nothing", .noInput),
    ]

    for (path, code) in cases {
      let restore = try await run(["restore", path, "--replace", "--data", data])
      #expect(restore.code == code, "\(path): \(restore)")
    }

    #expect(try state() == before)
  }

  @Test func `The check names readable secrets, a wrong setting and data that is not there`()
    async throws
  {
    let empty = try await run(["check", "--data", data])
    try await makeData()
    for name in ["secrets.json", "martlet.sqlite"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644],
        ofItemAtPath: "\(data)/\(name)"
      )
    }

    let open = try await run(["check", "--data", data])
    let wrong = try await run(["check"], environment: ["MARTLET_PORT": "x"])

    #expect(empty.code == .faulty)
    #expect(empty.printed.contains("fault    database: "))
    #expect(open.code == .faulty)
    #expect(open.printed.contains("fault    secrets: The secrets in \(data)/secrets.json"))
    #expect(open.printed.contains("fault    permissions: others may open martlet.sqlite;"))
    #expect(wrong.code == .faulty)
    #expect(wrong.printed.hasPrefix("fault    configuration: MARTLET_PORT is \"x\";"))
  }

  @Test func `The check warns of copies that keep what was deleted for longer than a day`()
    async throws
  {
    try await makeData()
    let files = FileManager.default
    let names = ["martlet.sqlite.before-2", "martlet.sqlite.before-3", "replaced-20260101T000000Z"]
    try files.createDirectory(atPath: "\(data)/\(names[2])", withIntermediateDirectories: false)
    for name in names.prefix(2) {
      let isMade = files.createFile(
        atPath: "\(data)/\(name)", contents: nil, attributes: [.posixPermissions: 0o600])
      #expect(isMade)
    }
    for name in [names[0], names[2]] {
      try files.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: "\(data)/\(name)")
    }

    let check = try await run(["check", "--data", data])

    #expect(check.code == .success)
    let warned = check.printed.split(separator: "\n").filter { $0.hasPrefix("warning  copies: ") }
    #expect(warned.count == 2)
    #expect(warned.first?.contains("martlet.sqlite.before-2 holds what was deleted") == true)
    #expect(warned.last?.contains("replaced-20260101T000000Z") == true)
  }

  @Test func `A restore that was cut off is told by the check and ended by the server`()
    async throws
  {
    try await makeData()
    #expect(try await run(["backup", file, "--data", data]).code == .success)
    let pending = data + "/restored-20260101T000000.000Z"
    let files = FileManager.default
    try files.createDirectory(atPath: pending, withIntermediateDirectories: false)
    for name in ["martlet.sqlite", "secrets.json"] {
      try files.copyItem(atPath: "\(data)/\(name)", toPath: "\(pending)/\(name)")
    }

    let check = try await run(["check", "--data", data])
    let backup = try await run(["backup", file + "2", "--data", data])
    try await makeData()

    #expect(check.code == .faulty)
    #expect(check.printed.contains("fault    restore: it was interrupted"))
    #expect(backup.code == .dataFault)
    #expect(!files.fileExists(atPath: pending))
    #expect(files.fileExists(atPath: data + "/replaced-20260101T000000.000Z/martlet.sqlite"))
    #expect(try await run(["check", "--data", data]).code == .success)
  }

  @Test func `What MongoDB keeps is not for these commands, and its password is never told`()
    async throws
  {
    let store = ["--store", "mongodb://ada:hidden@127.0.0.1:1/?replicaSet=rs0", "--data", data]

    let backup = try await run(["backup", file] + store)
    let restore = try await run(["restore", file] + store)
    let config = try await run(["config"] + store)
    let epoch = try await run(["check", "--new-epoch", "--data", data])

    for (run, name) in [(backup, "backup"), (restore, "restore")] {
      #expect(run.code == .usage)
      #expect(
        run.logged == """
          martlet: What is in MongoDB is backed up and restored by its own tools, not by martlet \
          \(name): see docs/self-hosting.md.

          """)
    }
    #expect(config.code == .success)
    #expect(config.printed.contains("mongodb://ada:***@127.0.0.1:1/?replicaSet=rs0"))
    #expect(!config.printed.contains("hidden"))
    #expect(epoch.code == .faulty)
    #expect(epoch.printed.contains("fault    new epoch: martlet restore gives SQLite's"))
    #expect(!FileManager.default.fileExists(atPath: data))
  }

  @Test func `A file of settings with a password in it is for its owner only`() async throws {
    let settings = try folder.write(
      #"{"store": "mongodb://ada:hidden@127.0.0.1:1/?replicaSet=rs0"}"#, to: "settings.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: settings)

    let check = try await run(["check", "--config", settings, "--data", data])

    #expect(check.code == .faulty)
    #expect(check.printed.contains("fault    database: no primary can be reached: "))
    #expect(check.printed.contains("fault    permissions: others may open \(settings);"))
    #expect(!check.printed.contains("hidden"))
  }

  private struct Run {
    let code: ExitCode?
    let printed: String
    let logged: String
  }

  private func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Run {
    let martlet = try MartletProcess(arguments, environment: environment)
    let status = try await martlet.exitStatus()
    return Run(
      code: status.flatMap(ExitCode.init), printed: martlet.printed, logged: martlet.logged)
  }

  /// What a server leaves that has run and stopped.
  private func makeData() async throws {
    let server = try MartletProcess(["serve", "--port", "{port}", "--data", data])
    try #require(try await server.isServing(), "\(server.logged)")
    server.send(SIGTERM)
    try #require(try await server.exitStatus() == 0)
  }

  private func state() throws -> [String: Data?] {
    let names = try FileManager.default.contentsOfDirectory(atPath: data)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: "\(data)/\($0)"))
      }
    )
  }
}
