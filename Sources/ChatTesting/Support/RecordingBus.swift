import Chat
import Foundation
import NIOCore
import Realtime
import Synchronization

/// A bus that reaches nobody and keeps what was published, so that a test can say who was told what.
package final class RecordingBus: Bus {
  /// The end of every socket of a topic.
  package struct Closing: Equatable, Sendable {
    package let topic: Topic
    package let code: CloseCode

    package init(topic: Topic, code: CloseCode) {
      self.topic = topic
      self.code = code
    }
  }

  private struct Publication {
    let event: Event
    let topics: [Topic]
  }

  private let publications = Mutex<[Publication]>([])

  package init() {}

  package func start(deliver: @escaping @Sendable (Event, [Topic]) -> Void) {}

  package func publish(_ event: Event, to topics: [Topic]) {
    publications.withLock { $0.append(Publication(event: event, topics: topics)) }
  }

  package func subscribe(to topic: Topic) {}

  package func unsubscribe(from topic: Topic) {}

  /// What a person has been shown, in order; with `type`, only frames of it.
  package func frames(to user: UserID, _ type: String? = nil) throws -> [JSONValue] {
    try publications.withLock { $0 }.compactMap { publication in
      guard case .frame(let frame, _) = publication.event,
        publication.topics.contains(.user(user))
      else { return nil }
      return try JSONDecoder().decode(JSONValue.self, from: Data(frame.payload))
    }
    .filter { type == nil || $0["type"].text == type }
  }

  /// Whose sockets were closed, in order.
  package var closings: [Closing] {
    publications.withLock { $0 }.flatMap { publication -> [Closing] in
      guard case .close(let code, _) = publication.event else { return [] }
      return publication.topics.map { Closing(topic: $0, code: code) }
    }
  }

  /// Begins anew.
  package func forget() { publications.withLock { $0 = [] } }
}

extension Frame {
  /// What follows the header, whose length is in its second byte (RFC 6455, section 5.2).
  fileprivate var payload: ArraySlice<UInt8> {
    let all = Array(bytes.readableBytesView)
    switch all[1] & 0x7f {
    case 126: return all[4...]
    case 127: return all[10...]
    default: return all[2...]
    }
  }
}
