import Testing

@Suite struct WallsTests {
  @Test func `Imports go along the arrows of the map`() throws {
    expectNone(Walls.crossings(in: try Repository.swift()))
  }

  @Test func `Every import is declared in the package`() throws {
    let manifest = Manifest(try Repository.manifest())

    expectNone(Walls.undeclared(in: try Repository.swift(), by: manifest))
  }

  @Test(arguments: [
    ("Sources/Chat/Friends/Friends.swift", "import GRDB", "GRDB"),
    ("Sources/Chat/Friends/Friends.swift", "  @testable import SQLiteStore", "SQLiteStore"),
    ("Sources/Realtime/Hub.swift", "import Chat", "Chat"),
    ("Sources/Realtime/Hub.swift", "@preconcurrency public import Hummingbird", "Hummingbird"),
    ("Sources/SQLiteStore/Engine/Pool.swift", "import struct Realtime.Event", "Realtime"),
    ("Sources/ChatTesting/Cast.swift", "import SQLiteStore", "SQLiteStore"),
    ("Sources/Newcomer/File.swift", "import Foundation", "Foundation"),
  ])
  func `An import through a wall is found`(path: String, text: String, module: String) {
    let file = SourceFile(path: path, text: "import NIOCore\n\(text)\n")
    let target = file.parts[1]

    let breaches = Walls.crossings(in: [file])

    #expect(breaches.contains(Breach(path: path, problem: "\(target) may not import \(module)")))
  }

  @Test func `What only looks like an import is none`() {
    let text = """
      // import GRDB
      /* import GRDB /* nested */
      import GRDB */
      let text = \"""
      import GRDB
      \"""
      let important = 1
      """

    #expect(SourceFile(path: "Sources/Realtime/Hub.swift", text: text).imports == [])
  }

  @Test func `An import that the target does not declare is found`() {
    let manifest = Manifest(
      SourceFile(
        path: "Package.swift",
        text: """
          targets: [
            .target(
              name: "Realtime",
              dependencies: [.product(name: "NIOCore", package: "swift-nio")]
            ),
            .testTarget(name: "RealtimeTests", dependencies: ["Realtime"]),
          ]
          """
      )
    )
    let source = SourceFile(
      path: "Sources/Realtime/Hub.swift",
      text: "import Foundation\nimport NIOCore\nimport NIOPosix\n"
    )
    let test = SourceFile(
      path: "Tests/RealtimeTests/HubTests.swift",
      text: "import Testing\nimport NIOCore\n@testable import Realtime\n"
    )

    #expect(
      Walls.undeclared(in: [source, test], by: manifest) == [
        Breach(path: source.path, problem: "Realtime does not declare NIOPosix"),
        Breach(path: test.path, problem: "RealtimeTests does not declare NIOCore"),
      ]
    )
  }

  @Test func `The package is read whole`() throws {
    let declared = Manifest(try Repository.manifest()).dependencies

    // These are written in Python, which the package knows nothing of.
    let rooms = Set(Repository.rooms(in: "Tests"))
      .subtracting([
        "Front", "GridFSClient", "MailServer", "MediaZoo", "ReplicaSet", "Schemathesis",
        "ArchiveClient", "SecondClient", "TusClient",
      ])
    #expect(Set(declared.keys).isSuperset(of: rooms))
    #expect(Set(declared.keys).isSuperset(of: Walls.allowed.keys))
    #expect(declared["Chat"]?.contains("Hummingbird") == true)
    #expect(declared["Chat"]?.contains("GRDB") == false)
  }
}
