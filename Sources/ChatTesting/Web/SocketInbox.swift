import Chat
import NIOCore
import Synchronization

/// What has come over one socket, and who waits for more of it.
package final class SocketInbox: SocketListener {
  private struct Waiter {
    let number: Int
    let isIt: @Sendable (JSONValue) -> Bool
    let promise: EventLoopPromise<JSONValue>
  }

  private struct State {
    var waiting: [JSONValue] = []
    var all: [JSONValue] = []
    var end: SocketEnd?
    var waiters: [Waiter] = []
    var ends: [EventLoopPromise<SocketEnd>] = []
    var lastNumber = 0
  }

  private let state = Mutex(State())

  /// Every frame so far, taken or not.
  package var all: [JSONValue] { state.withLock { $0.all } }

  /// Every frame of `type` so far, taken or not.
  package func all(_ type: String) -> [JSONValue] { all.filter { $0["type"].text == type } }

  /// Whether the server has ended it.
  package var hasEnded: Bool { state.withLock { $0.end != nil } }

  /// A number that this inbox has given to nobody yet.
  func nextNumber() -> Int {
    state.withLock {
      $0.lastNumber += 1
      return $0.lastNumber
    }
  }

  package func put(_ frame: JSONValue) {
    let waiter = state.withLock { state -> Waiter? in
      state.all.append(frame)
      if let index = state.waiters.firstIndex(where: { $0.isIt(frame) }) {
        return state.waiters.remove(at: index)
      }
      state.waiting.append(frame)
      return nil
    }
    waiter?.promise.succeed(frame)
  }

  package func close(_ end: SocketEnd) {
    let (waiters, ends) = state.withLock { state -> ([Waiter], [EventLoopPromise<SocketEnd>]) in
      guard state.end == nil else { return ([], []) }
      state.end = end
      defer { (state.waiters, state.ends) = ([], []) }
      return (state.waiters, state.ends)
    }
    for waiter in waiters { waiter.promise.fail(Ended(end: end)) }
    for promise in ends { promise.succeed(end) }
  }

  /// Takes the first frame that is it; fails when the socket ends before, or ninety seconds have passed.
  func take(
    _ what: String, on eventLoop: any EventLoop, _ isIt: @escaping @Sendable (JSONValue) -> Bool
  ) async throws -> JSONValue {
    let number = nextNumber()
    let promise = eventLoop.makePromise(of: JSONValue.self)
    state.withLock { state in
      if let index = state.waiting.firstIndex(where: isIt) {
        promise.succeed(state.waiting.remove(at: index))
      } else if let end = state.end {
        promise.fail(Ended(end: end))
      } else {
        state.waiters.append(Waiter(number: number, isIt: isIt, promise: promise))
      }
    }
    let deadline = eventLoop.scheduleTask(in: .seconds(90)) {
      self.state.withLock { $0.waiters.removeAll { $0.number == number } }
      promise.fail(TimedOut(what: what))
    }
    defer { deadline.cancel() }
    return try await promise.futureResult.get()
  }

  /// Waits for the end, ninety seconds at most.
  func end(on eventLoop: any EventLoop) async throws -> SocketEnd {
    let promise = eventLoop.makePromise(of: SocketEnd.self)
    state.withLock { state in
      if let end = state.end { promise.succeed(end) } else { state.ends.append(promise) }
    }
    let deadline = eventLoop.scheduleTask(in: .seconds(90)) {
      promise.fail(TimedOut(what: "the end of the socket"))
    }
    defer { deadline.cancel() }
    return try await promise.futureResult.get()
  }

  struct Ended: Error {
    let end: SocketEnd
  }
}
