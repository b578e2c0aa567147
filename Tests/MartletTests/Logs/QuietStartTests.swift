#if os(Linux)
  import ChatTesting
  import Foundation
  import Testing

  /// What the libraries that are loaded do before `main`.
  @Suite struct QuietStartTests {
    private let martlet = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("martlet").path

    /// A process number comes again, and what a killed one left behind is in its successor's way.
    @Test func `A driver that can't begin as it likes to writes nothing where the log goes`()
      async throws
    {
      let start = #"touch "/dev/shm/mongoc-$$"; exec "$0" version 2>&1 >/dev/null"#

      let written = try await Program.output(of: ["/bin/sh", "-c", start, martlet])

      #expect(written == Data())
    }

    @Test func `A killed server leaves nothing in the memory that processes share`() async throws {
      let folder = try TemporaryFolder()
      let server = try MartletProcess(["--port", "{port}", "--data", folder.path + "/data"])
      try #require(try await server.isServing())

      server.send(SIGKILL)

      _ = try await server.exitStatus()
      #expect(!FileManager.default.fileExists(atPath: "/dev/shm/mongoc-\(server.id)"))
    }
  }
#endif
