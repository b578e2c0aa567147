import Foundation
import Testing

@testable import Martlet

@Suite struct MediaProcessTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
  }

  @Test func `A worker that goes on for too long is killed with all that it started`() async throws
  {
    let mark = "\(folder.path)/alive"
    let script = try script("(while :; do touch \(mark); sleep 0.05; done) & wait")
    var process = MediaProcess(executable: script)
    process.limits.deadline = .milliseconds(500)

    await #expect(throws: MediaFault.tooCostly) {
      try await process.prepare("upload", into: folder.path)
    }

    try await expectGone(mark)
  }

  @Test func `What a worker started ends with it`() async throws {
    let mark = "\(folder.path)/alive"
    let script = try script(
      """
      (while :; do touch \(mark); sleep 0.05; done) >/dev/null 2>&1 &
      echo '{"refused":{"code":"broken","reason":"cut short"}}'
      """)

    await #expect(throws: MediaFault.refused(code: "broken", reason: "cut short")) {
      try await MediaProcess(executable: script).prepare("upload", into: folder.path)
    }

    try await expectGone(mark)
  }

  @Test func `A worker that uses too much of the processor is ended`() async throws {
    var process = MediaProcess(executable: try script("while :; do :; done"))
    process.limits.processorSeconds = 1

    await #expect(throws: MediaFault.tooCostly) {
      try await process.prepare("upload", into: folder.path)
    }
  }

  @Test func `A worker is told of its limits and of nothing else`() async throws {
    let script = try script(
      #"""
      limits=$(ulimit -t; ulimit -v; ulimit -n; ulimit -c)
      echo '{"refused":{"code":"usage","reason":"'$limits' '$(env | cut -d= -f1 | sort)'"}}'
      """#)
    var process = MediaProcess(executable: script)
    process.limits.addressSpace = 1 << 29

    // A shell itself sets the last three.
    let told = MediaFault.refused(code: "usage", reason: "900 524288 128 0 PATH PWD SHLVL _")
    await #expect(throws: told) {
      try await process.prepare("upload", into: folder.path)
    }
  }

  @Test func `A worker that says nothing, or nonsense, has failed`() async throws {
    for words in ["exit 3", "echo nonsense", "echo '{}'"] {
      let process = MediaProcess(executable: try script(words))

      do {
        _ = try await process.prepare("upload", into: folder.path)
        Issue.record("\(words) was believed")
      } catch {
        guard case .failed = error else {
          Issue.record("\(words): \(error)")
          continue
        }
      }
    }
  }

  /// A worker of a few lines of shell.
  private func script(_ body: String) throws -> String {
    let path = "\(folder.path)/\(UUID().uuidString)"
    try Data("#!/bin/bash\n\(body)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    return path
  }

  /// Nobody touches `mark` any more: taken away, it stays away for many of the toucher's turns.
  private func expectGone(_ mark: String) async throws {
    try? FileManager.default.removeItem(atPath: mark)
    try await Task.sleep(for: .milliseconds(500))
    #expect(!FileManager.default.fileExists(atPath: mark))
  }
}
