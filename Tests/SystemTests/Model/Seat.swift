import Chat
import ChatTesting
import Testing

/// One device of one person in a run, and what it has made of all that it was told.
final class Seat {
  let person: Int
  private(set) var device: Device
  private(set) var copy = ClientCopy()
  private(set) var socket: SocketClient?
  /// How many frames of the socket are in the copy.
  private var taken = 0

  init(person: Int, device: Device) {
    self.person = person
    self.device = device
  }

  /// Greets with what it has, and catches up.
  func connect() async throws {
    guard socket == nil else { return }
    socket = try await device.connect(copy.greeting)
    taken = 0
  }

  /// Leaves as a network does: without a word, and perhaps with news on the way.
  func vanish() async {
    absorb()
    await socket?.vanish()
    socket = nil
  }

  /// Logs out, which leaves nothing, and in again.
  func logOut(as username: String) async throws {
    await vanish()
    #expect(try await device.send(.DELETE, "sessions/current").status == 204)
    #expect(try await device.send(.GET, "users/me").status == 401)
    device = try await Device.logIn(username, port: device.port)
    copy = ClientCopy()
  }

  /// Takes what has come.
  func absorb() {
    guard let frames = socket?.inbox.all else { return }
    for frame in frames[taken...] { copy.take(frame) }
    taken = frames.count
  }

  /// Reads on where its copy has a hole, and compares where that can't mend it.
  func mend() async throws {
    for hole in copy.holes {
      let log = try await device.send(.GET, "conversations/\(hole.id)/log?after=\(hole.seq)")
      copy.take(log: log.json, of: hole.id)
    }
    guard copy.mustCompare else { return }
    await vanish()
    try await connect()
  }
}
