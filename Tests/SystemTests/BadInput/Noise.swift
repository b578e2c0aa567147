import ChatTesting
import NIOCore
import NIOWebSocket

/// Frames that no client would send.
enum Noise {
  /// One frame of pure chance, which ends the socket, among many that only look like frames.
  static func frame(_ number: Int, _ chance: inout SplitMix64)
    -> (opcode: WebSocketOpcode, payload: ByteBuffer, endsSocket: Bool)
  {
    guard number.isMultiple(of: 100) else {
      return (.text, ByteBuffer(string: almost(&chance)), false)
    }
    let bytes = (0..<Int.random(in: 0...200, using: &chance)).map { _ in
      UInt8.random(in: .min ... .max, using: &chance)
    }
    return (chance.next() & 1 == 0 ? .text : .binary, ByteBuffer(bytes: bytes), true)
  }

  /// A known type, whose members have any values.
  private static func almost(_ chance: inout SplitMix64) -> String {
    let types = ["send", "received", "read", "active", "typing", "auth", "ping", "what"]
    let names = ["id", "conversation", "clientId", "body", "items", "seq", "active", "token", "t"]
    var members = names.shuffled(using: &chance).prefix(Int.random(in: 0...9, using: &chance))
      .map { "\"\($0)\":\(value(&chance, depth: 3))" }
    members.append("\"type\":\"\(types.randomElement(using: &chance) ?? "")\"")
    return "{\(members.joined(separator: ","))}"
  }

  private static func value(_ chance: inout SplitMix64, depth: Int) -> String {
    switch Int.random(in: 0...(depth > 0 ? 8 : 6), using: &chance) {
    case 0: "null"
    case 1: "\(chance.next())"
    case 2: "-1e\(Int.random(in: 0...400, using: &chance))"
    case 3: "true"
    case 4: "\"\\u0000\\ud83d\\ude00\""
    case 5: "\"01890a5d-ac96-774b-bcce-b302099a8057\""
    case 6: "\"\(String(repeating: "é", count: Int.random(in: 0...90, using: &chance)))\""
    case 7: "[\(value(&chance, depth: depth - 1)),\(value(&chance, depth: depth - 1))]"
    default: "{\"seq\":\(value(&chance, depth: depth - 1))}"
    }
  }
}
