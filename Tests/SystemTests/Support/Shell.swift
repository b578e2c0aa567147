import Foundation

/// Commands of the system that are done at once: the thread waits for them. See `Program` for any other.
enum Shell {
  static func run(_ command: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(command: command.joined(separator: " "))
    }
  }

  struct Failed: Error {
    let command: String
  }
}
