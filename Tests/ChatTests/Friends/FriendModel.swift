@testable import Chat

/// What friendship means, in sets. Each command answers whose account it changes.
struct FriendModel {
  enum Change: CaseIterable { case asked, crossed, accepted, removed, ended }

  private struct Request {
    let asker: UserID
    let other: UserID
  }

  private var open: [RequestID: Request] = [:]
  /// By pair, the request it came of.
  private var friendships: [Set<UserID>: (request: RequestID, asker: UserID)] = [:]
  /// Every kind of change that has happened.
  private(set) var seen: Set<Change> = []

  mutating func ask(_ asker: UserID, _ other: UserID, _ asked: Asked) -> Set<UserID> {
    guard friendships[[asker, other]] == nil else { return [] }
    if let waiting = open.first(where: { $0.value.asker == other && $0.value.other == asker }) {
      open[waiting.key] = nil
      friendships[[asker, other]] = (waiting.key, other)
      seen.insert(.crossed)
      return [asker, other]
    }
    guard !open.values.contains(where: { $0.asker == asker && $0.other == other }),
      case .requested(let request) = asked
    else { return [] }
    open[request.id] = Request(asker: asker, other: other)
    seen.insert(.asked)
    return [asker, other]
  }

  /// Accepting what was accepted already succeeds and changes nobody.
  mutating func accept(_ id: RequestID, by user: UserID) -> (succeeds: Bool, changed: Set<UserID>) {
    guard let request = open[id] else {
      let earlier = friendships.first { $0.value.request == id }
      return (earlier.map { $0.key.contains(user) && $0.value.asker != user } ?? false, [])
    }
    guard request.other == user else { return (false, []) }
    open[id] = nil
    friendships[[request.asker, request.other]] = (id, request.asker)
    seen.insert(.accepted)
    return (true, [request.asker, request.other])
  }

  mutating func remove(_ id: RequestID, by user: UserID) -> Set<UserID> {
    guard let request = open[id], [request.asker, request.other].contains(user) else { return [] }
    open[id] = nil
    seen.insert(.removed)
    return [request.asker, request.other]
  }

  mutating func unfriend(_ one: UserID, _ other: UserID) -> Set<UserID> {
    guard friendships.removeValue(forKey: [one, other]) != nil else { return [] }
    seen.insert(.ended)
    return [one, other]
  }

  func friends(of user: UserID) -> Set<UserID> {
    Set(friendships.keys.filter { $0.contains(user) }.flatMap { $0.subtracting([user]) })
  }

  func requests(of user: UserID, _ direction: FriendRequest.Direction) -> Set<RequestID> {
    Set(
      open.filter { (direction == .outgoing ? $0.value.asker : $0.value.other) == user }.keys)
  }
}
