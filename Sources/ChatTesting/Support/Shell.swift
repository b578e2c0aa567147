import Foundation

/// Commands of the system that are done at once: the thread waits for them. See `Program` for any other.
package enum Shell {
  /// Runs `command`, found by the system's path; throws where it ends with anything but 0.
  package static func run(_ command: String...) throws {
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

  /// It ended with anything but 0.
  package struct Failed: Error {
    let command: String

    package init(command: String) { self.command = command }
  }
}
