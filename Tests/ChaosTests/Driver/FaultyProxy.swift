import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A TCP proxy on loopback whose network can be made as bad as networks are.
final class FaultyProxy: Sendable {
  /// How the network is just now.
  struct Weather: Sendable {
    /// How long every byte takes, each way.
    var delay: TimeAmount = .zero
    /// Bytes vanish, and nobody is told: half-open connections.
    var isSwallowing = false
  }

  private struct State {
    var target: Int
    var weather = Weather()
    var links: [ObjectIdentifier: any Channel] = [:]
  }

  private let state: Mutex<State>
  private let server: Mutex<(any Channel)?> = Mutex(nil)

  /// Where clients connect to.
  var port: Int { server.withLock { $0?.localAddress?.port } ?? 0 }

  /// Forwards to `target`, a port of loopback.
  init(target: Int) async throws {
    state = Mutex(State(target: target))
    let listening = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(ChannelOptions.backlog, value: 256)
      .childChannelOption(ChannelOptions.autoRead, value: false)
      .childChannelInitializer { self.link($0) }
      .bind(host: "127.0.0.1", port: 0).get()
    server.withLock { $0 = listening }
  }

  /// The server is to be found on another port from now on.
  func retarget(_ port: Int) { state.withLock { $0.target = port } }

  /// Changes how the network is, for the connections there are and those to come.
  func change(_ change: @Sendable (inout Weather) -> Void) {
    state.withLock { change(&$0.weather) }
  }

  /// Breaks every connection for which `isChosen` says so, without a goodbye.
  func cut(where isChosen: () -> Bool = { true }) {
    let links = state.withLock { Array($0.links.values) }
    for link in links where isChosen() { link.reset() }
  }

  /// Stops listening and breaks what is there.
  func close() async {
    try? await server.withLock { $0 }?.close()
    cut()
  }

  fileprivate var weather: Weather { state.withLock { $0.weather } }

  private func link(_ client: any Channel) -> EventLoopFuture<Void> {
    let target = state.withLock { $0.target }
    state.withLock { $0.links[ObjectIdentifier(client)] = client }
    client.closeFuture.whenComplete { _ in
      _ = self.state.withLock { $0.links.removeValue(forKey: ObjectIdentifier(client)) }
    }
    return ClientBootstrap(group: client.eventLoop)
      .channelOption(ChannelOptions.autoRead, value: false)
      .connect(host: "127.0.0.1", port: target)
      .flatMap { server in
        let handlers = client.eventLoop.makeCompletedFuture {
          try client.pipeline.syncOperations.addHandler(Forwarder(to: server, of: self))
          try server.pipeline.syncOperations.addHandler(Forwarder(to: client, of: self))
        }
        return handlers.flatMap {
          client.setOption(ChannelOptions.autoRead, value: true)
        }.flatMap {
          server.setOption(ChannelOptions.autoRead, value: true)
        }
      }
      .flatMapError { error in
        client.reset()
        return client.eventLoop.makeFailedFuture(error)
      }
  }
}

/// Passes on what one side says, as the weather allows, and its end.
private final class Forwarder: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let other: any Channel
  private let proxy: FaultyProxy
  /// What follows a hole in a stream is worth nothing.
  private var hasSwallowed = false
  /// When the last bytes will have been passed on: none overtake others.
  private var busyUntil = NIODeadline.uptimeNanoseconds(0)

  init(to other: any Channel, of proxy: FaultyProxy) {
    self.other = other
    self.proxy = proxy
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    let weather = proxy.weather
    hasSwallowed = hasSwallowed || weather.isSwallowing
    guard !hasSwallowed else { return }
    pass(after: weather.delay, on: context.eventLoop) { $0.writeAndFlush(bytes, promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard !hasSwallowed, !proxy.weather.isSwallowing else { return }
    pass(after: proxy.weather.delay, on: context.eventLoop) { $0.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func pass(
    after delay: TimeAmount, on eventLoop: any EventLoop,
    _ act: @escaping @Sendable (any Channel) -> Void
  ) {
    let now = NIODeadline.now()
    busyUntil = max(busyUntil, now + delay)
    let other = other
    if busyUntil <= now {
      act(other)
    } else {
      eventLoop.scheduleTask(deadline: busyUntil) { act(other) }
    }
  }
}

extension Channel {
  /// Closes with a reset instead of a goodbye.
  fileprivate func reset() {
    guard let socket = self as? any SocketOptionProvider else { return close(promise: nil) }
    socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
      self.close(promise: nil)
    }
  }
}
