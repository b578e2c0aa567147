import Foundation

/// The system beneath a program under test, whose wall clock jumps, whose disk may fail to sync, and
/// whose power may fail then.
///
/// Only Linux lets it stand there; elsewhere a server knows nothing of it.
package struct FaultySystem: Sendable {
  private let path: String

  /// Right in everything, at first.
  package init(_ folder: TemporaryFolder) throws {
    path = folder.path + "/faulty-system"
    try write(offset: .zero, syncs: nil)
  }

  /// What a program started with this stands on.
  package var environment: [String: String] {
    // The package manager puts every product into the folder of the tests.
    let library = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "libFaultySystem.so")
    return ["LD_PRELOAD": library.path, "FAULTY_SYSTEM": path]
  }

  /// Lets the wall clock be wrong by `offset`, and `syncs` more syncs of the disk succeed before all
  /// fail, or as many as `life` before the next one kills the program; nil is all of them.
  package func write(
    offset: Duration = .zero, syncs: Int64? = nil, life: Int64? = nil
  ) throws {
    var faults = Data()
    for number in [offset.components.seconds * 1_000, syncs ?? -1, life ?? -1] {
      withUnsafeBytes(of: number) { faults.append(contentsOf: $0) }
    }
    // In place: a server has this very file in its memory.
    if FileManager.default.fileExists(atPath: path) {
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.write(contentsOf: faults)
      try file.close()
    } else {
      try faults.write(to: URL(filePath: path))
    }
  }
}
