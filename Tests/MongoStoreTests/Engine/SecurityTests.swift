import ChatTesting
import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import MongoStore

/// The way to a set that takes TLS and a password, and nothing else.
@Suite(
  .timeLimit(.minutes(10)),
  .enabled(if: ReplicaSet.isAvailable, "there is no mongod for this machine"))
struct SecurityTests {
  @Test func `The right password and authority are let in, and nothing else`() async throws {
    let set = try await ReplicaSet(.secure)
    let (uri, authority) = (set.uri, set.folder + "/authority.pem")

    let stores = try await open(uri)
    #expect(await stores.isReady())
    try await stores.close()

    // Nobody says at once that there will be no primary, so they wait side by side.
    async let wrongPassword = fault(uri.replacing("ada:secret@", with: "ada:guess@"))
    async let unknownUser = fault(uri.replacing("ada:secret@", with: "eve:secret@"))
    async let nobody = fault(uri.replacing("ada:secret@", with: ""))
    async let plain = fault(uri.replacing("&tls=true&tlsCAFile=\(authority)", with: ""))
    async let unknownAuthority = fault(uri.replacing("&tlsCAFile=\(authority)", with: ""))
    async let wrongName = fault(uri.replacing("127.0.0.1", with: "localhost"))
    async let noFile = fault(uri.replacing(authority, with: "/no/such.pem"))

    for fault in try await [wrongPassword, unknownUser, nobody] {
      guard case .refused(let reason) = fault else {
        Issue.record("\(String(describing: fault))")
        continue
      }
      #expect(reason.contains("uthentication"))
      #expect(!reason.contains("guess") && !reason.contains("secret"))
    }
    for (fault, words) in try await [
      (plain, "Failed to read"), (unknownAuthority, "certificate verify failed"),
      (wrongName, "TLS handshake failed"),
    ] {
      guard case .unreachable(let reason) = fault else {
        Issue.record("\(String(describing: fault))")
        continue
      }
      #expect(reason.contains(words))
    }
    #expect(try await noFile == .file("/no/such.pem"))
  }

  @Test func `Whoever has the roles that the guide names can serve and check`() async throws {
    let set = try await ReplicaSet(.secure)
    let root = try await open(set.uri)
    _ = try await root.pool.run { connection in
      _ = try connection.command(["dropDatabase": 1])
      return try connection.command(
        [
          "createUser": "martlet", "pwd": "hidden",
          "roles": [
            ["role": "readWrite", "db": "martlet"], ["role": "dbAdmin", "db": "martlet"],
            ["role": "clusterMonitor", "db": "admin"],
          ],
        ], on: "admin")
    }
    let uri = set.uri.replacing("ada:secret@", with: "martlet:hidden@")

    let stores = try await open(uri)
    let findings = await MongoCheck.run(try #require(MongoAddress(uri)))

    #expect(findings.flatMap(\.faults) == [])
    #expect(
      findings.first { $0.name == "replica set" }?.warnings
        == ["it takes all of its members to write, so none of them may fail"])
    for stores in [root, stores] { try await stores.close() }
  }

  @Test func `With TLS nothing is said in the clear, whoever listens`() async throws {
    let ear = try await Ear()
    let uri =
      "mongodb://ada:secret@127.0.0.1:\(ear.port)/?replicaSet=rs0&tls=true&authSource=admin"

    let fault = try await fault(uri)

    guard case .unreachable = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    let heard = ear.heard
    #expect(!heard.isEmpty)
    for bytes in heard {
      // A handshake's record of any TLS (RFC 8446, section 5.1).
      #expect(bytes.starts(with: [0x16, 0x03]))
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["ada", "secret", "hello", "sasl", "martlet"] { #expect(!text.contains(word)) }
    }
    try await ear.close()
  }

  private func open(_ uri: String) async throws -> MongoStores {
    let address = try #require(MongoAddress(uri, database: "martlet"))
    return try await MongoStores(address, logger: .silent)
  }

  /// Why it can't be opened; nil where it can.
  private func fault(_ uri: String) async throws -> MongoFault? {
    do {
      try await open(uri).close()
      return nil
    } catch let fault as MongoFault {
      return fault
    }
  }
}

extension ReplicaSet.Options {
  fileprivate static var secure: Self {
    var options = Self()
    options.members = 1
    options.usesTLS = true
    options.user = ReplicaSet.User(name: "ada", password: "secret")
    return options
  }
}

/// Somebody on the way, who listens and says nothing.
private final class Ear: Sendable {
  private let channel: any Channel
  private let connections: Connections

  init() async throws {
    let connections = Connections()
    self.connections = connections
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { child in
        child.eventLoop.makeCompletedFuture {
          try child.pipeline.syncOperations.addHandler(Listener(connections: connections))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  var port: Int { channel.localAddress?.port ?? 0 }

  /// What came in, by connection; of those that said something.
  var heard: [[UInt8]] { connections.heard.withLock { Array($0.values) } }

  func close() async throws { try await channel.close() }

  private final class Connections: Sendable {
    let heard = Mutex<[UUID: [UInt8]]>([:])
  }

  private final class Listener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let id = UUID()
    private let connections: Connections

    init(connections: Connections) { self.connections = connections }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = Array(buffer: unwrapInboundIn(data))
      connections.heard.withLock { $0[id, default: []] += bytes }
    }
  }
}
