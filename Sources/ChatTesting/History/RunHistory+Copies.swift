extension RunHistory {
  /// Devices that have caught up, and show something else than the server.
  var copyViolations: [Violation] {
    endings.flatMap { ending in
      ending.copies.compactMap { copy in
        guard let truth = ending.conversations.first(where: { $0.id == copy.conversation }) else {
          return Violation(kind: .diverged, what: "\(copy.device) still has \(copy.conversation)")
        }
        guard let difference = difference(copy, truth) else { return nil }
        return Violation(
          kind: .diverged, what: "\(copy.device) \(copy.conversation): \(difference)")
      }
        + missing(ending) + otherFriends(ending)
    }
  }

  private func difference(_ copy: Copy, _ truth: Conversation) -> String? {
    if copy.seq != truth.head || copy.id != truth.headId { return "\(copy.seq) of \(truth.head)" }
    if copy.pointers != truth.pointers { return "pointers \(copy.pointers), not \(truth.pointers)" }
    for (seq, message) in copy.messages {
      guard truth.log.indices.contains(seq - 1), truth.log[seq - 1].message == message else {
        return "message \(seq) differs"
      }
    }
    return nil
  }

  /// Conversations that a device has not heard of.
  private func missing(_ ending: Ending) -> [Violation] {
    let ids = Set(ending.conversations.map(\.id))
    let devices = Set(ending.copies.map(\.device)).union(ending.friendsShown.keys)
    return devices.compactMap { device in
      let copies = ending.copies.filter { $0.device == device }
      let lacking = ids.subtracting(copies.map(\.conversation))
      guard !lacking.isEmpty else { return nil }
      return Violation(kind: .diverged, what: "\(device) has not heard of \(lacking.sorted())")
    }
  }

  private func otherFriends(_ ending: Ending) -> [Violation] {
    ending.friendsShown.filter { $0.value != Set(ending.friends) }.map { device, friends in
      Violation(kind: .diverged, what: "\(device) shows other friends: \(friends.sorted())")
    }
  }
}
