import Chat
import ChatTesting
import Testing

/// A disk that says it could not keep what it was given.
@Suite(.serialized, .timeLimit(.minutes(3))) struct SyncFaultTests {
  #if os(Linux)
    @Test(arguments: [0, 1, 7] as [Int64])
    func `What could not be synced is not acknowledged, and a disk that heals needs no restart`(
      left: Int64
    ) async throws {
      let folder = try TemporaryFolder()
      let system = try FaultySystem(folder)
      let first = try await MartletProcess.serving(folder, environment: system.environment)
      let (ada, grace, conversation) = try await LiveChat(port: first.port, epoch: "").friends()
      let socket = try await ada.connect()
      var acknowledged: [String: Int] = [:]
      func ask(_ clientId: String) async throws -> JSONValue {
        let answer = try await socket.ask([
          "type": "send", "conversation": .string(conversation), "clientId": .string(clientId),
          "body": .string(clientId),
        ])
        if let seq = answer["result"]["seq"].number {
          #expect(acknowledged[clientId] == nil || acknowledged[clientId] == seq)
          acknowledged[clientId] = seq
        }
        return answer
      }

      _ = try await ask("before")
      try system.write(syncs: left)
      for number in 0..<20 { _ = try await ask("during-\(number)") }
      #expect(acknowledged.count - 1 <= left)
      #expect(try await ask("while")["status"].number ?? 0 >= 500)
      try system.write()
      for number in 0..<20 { _ = try await ask("during-\(number)") }
      #expect(acknowledged.count == 21)
      try await first.killAtOnce()

      let second = try await MartletProcess.serving(folder)
      var reader = grace
      reader.port = second.port
      let log = try await reader.wholeLog(of: conversation)
      #expect(log.map { $0["seq"].number } == Array(1...log.count))
      for (clientId, seq) in acknowledged {
        #expect(log.filter { $0["clientId"].text == clientId }.map { $0["seq"].number } == [seq])
      }
    }
  #endif
}
