import Foundation
import Synchronization

@testable import Chat

/// Makes a picture of everything whose bytes are not told otherwise, and counts.
final class TestPreparer: MediaPreparer {
  private let state = Mutex(State())

  private struct State {
    var running = 0
    var most = 0
    var tries: [String: Int] = [:]
    var held: [CheckedContinuation<Void, Never>] = []
    var isHolding = false
  }

  /// The most that ran beside each other.
  var most: Int { state.withLock { $0.most } }

  /// How many run.
  var running: Int { state.withLock { $0.running } }

  /// How often the bytes were tried.
  func tries(_ bytes: String) -> Int { state.withLock { $0.tries[bytes] ?? 0 } }

  /// From now on nothing ends until it is let go.
  func hold() { state.withLock { $0.isHolding = true } }

  /// Lets go whatever waits, and all that come.
  func letGo() {
    let held = state.withLock { state in
      state.isHolding = false
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  func prepare(
    _ file: String, into folder: String, onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> PreparedFiles {
    let bytes = try String(contentsOfFile: file, encoding: .utf8)
    state.withLock { state in
      state.running += 1
      state.most = max(state.most, state.running)
      state.tries[bytes, default: 0] += 1
    }
    defer { state.withLock { $0.running -= 1 } }
    while bytes.contains("slow"), state.withLock(\.isHolding) {
      onProgress(0.5)
      try await Task.sleep(for: .milliseconds(1))
    }
    await withCheckedContinuation { continuation in
      let isHeld = state.withLock { state in
        if state.isHolding { state.held.append(continuation) }
        return state.isHolding
      }
      if !isHeld { continuation.resume() }
    }
    if bytes.contains("bomb") { throw MediaRefused(code: "too_many_pixels") }
    if bytes.contains("odd") { throw Fault() }
    let thumb = "\(folder)/thumb"
    try "small \(bytes)".write(toFile: thumb, atomically: false, encoding: .utf8)
    return PreparedFiles(
      facts: PreparedMedia(kind: .image, mime: "image/jpeg", width: 4, height: 3, variants: [:]),
      files: [.original: (file, "image/jpeg"), .thumb: (thumb, "image/webp")])
  }

  private struct Fault: Error {}
}
