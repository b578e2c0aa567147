import Foundation
import Testing

@testable import Martlet

@Suite struct RestorationTests {
  private let folder: TemporaryFolder
  private let directory: DataDirectory
  private let old = [
    "martlet.sqlite": "old data", "martlet.sqlite-wal": "old log", "secrets.json": "old secrets",
  ]
  private let new = ["martlet.sqlite": "new data", "secrets.json": "new secrets"]

  init() throws {
    folder = try TemporaryFolder()
    directory = try DataDirectory(path: folder.path + "/data")
    for (name, text) in old { _ = try folder.write(text, to: "data/" + name) }
  }

  @Test func `A state that could not be made changes nothing`() throws {
    struct Full: Error {}

    #expect(throws: Full.self) {
      try Restoration.prepare(in: directory) { folder in
        try Data("new".utf8).write(to: URL(fileURLWithPath: folder + "/martlet.sqlite"))
        throw Full()
      }
    }

    #expect(try Restoration.finish(in: directory) == nil)
    #expect(try state() == old)
    #expect(try names() == (old.keys + ["lock"]).sorted())
  }

  @Test func `A state that was made takes the place of the old one, which is kept`() throws {
    try prepare()
    #expect(try state() == old)

    let replaced = try #require(try Restoration.finish(in: directory)?.replaced)

    #expect(try state() == new)
    #expect(try state(in: replaced) == old)
    #expect(try Restoration.finish(in: directory) == nil)
    #expect(try names().count == 4)
  }

  @Test func `Where nothing was, nothing is kept`() throws {
    for name in old.keys { try FileManager.default.removeItem(atPath: directory.path(of: name)) }
    try prepare()

    let finished = try #require(try Restoration.finish(in: directory))

    #expect(finished.replaced == nil)
    #expect(try state() == new)
  }

  /// The moves in their order; a crash comes after any number of them.
  @Test(arguments: 0...5) func `A crash among the moves is made good`(done: Int) throws {
    try prepare()
    let arriving = try #require(try Restoration.pending(in: directory.path))
    let aside = "replaced-" + arriving.dropFirst("restored-".count)
    let moves = [
      ("martlet.sqlite-wal", "\(aside)/martlet.sqlite-wal"),
      ("martlet.sqlite", "\(aside)/martlet.sqlite"),
      ("secrets.json", "\(aside)/secrets.json"),
      ("\(arriving)/secrets.json", "secrets.json"),
      ("\(arriving)/martlet.sqlite", "martlet.sqlite"),
    ]
    if done > 0 {
      try FileManager.default.createDirectory(
        atPath: directory.path(of: aside),
        withIntermediateDirectories: false
      )
    }
    for (from, to) in moves.prefix(done) {
      try FileManager.default.moveItem(
        atPath: directory.path(of: from),
        toPath: directory.path(of: to)
      )
    }

    let finished = try Restoration.finish(in: directory)

    #expect(finished?.replaced == directory.path(of: aside))
    #expect(try state() == new)
    #expect(try state(in: directory.path(of: aside)) == old)
  }

  private func prepare() throws {
    try Restoration.prepare(in: directory) { folder in
      for (name, text) in new {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
    }
  }

  /// What the files that make up a server's state hold.
  private func state(in folder: String? = nil) throws -> [String: String] {
    let folder = folder ?? directory.path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.contains(".") && !$0.hasPrefix("re") }
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
      }
    )
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }
}
