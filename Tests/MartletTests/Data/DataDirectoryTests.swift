import Foundation
import Testing

@testable import Martlet

@Suite struct DataDirectoryTests {
  @Test func `A directory that is not there is made, for its owner alone`() throws {
    let folder = try TemporaryFolder()

    let directory = try DataDirectory(path: folder.path + "/a/b")

    #expect(try permissions(of: directory.path) == 0o700)
  }

  @Test func `A second server is refused until the first lets go`() throws {
    let folder = try TemporaryFolder()
    var first: DataDirectory? = try DataDirectory(path: folder.path)

    #expect(throws: DataFault.taken(path: folder.path)) { try DataDirectory(path: folder.path) }
    withExtendedLifetime(first) {}
    first = nil

    #expect(throws: Never.self) { try DataDirectory(path: folder.path) }
  }

  @Test func `A path that cannot be a directory is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")

    #expect(throws: DataFault.unusable(path: file, reason: "it cannot be made")) {
      try DataDirectory(path: file)
    }
  }
}
