extension RunHistory {
  /// Where a friend was shown as here or gone for longer than a change may take, while nothing
  /// disturbed the server and the network. Friendships that end, or may be undone, are left out.
  var presenceViolations: [Violation] {
    var unsteady: Set<Set<String>> = []
    var since: [Set<String>: Duration] = [:]
    for event in events {
      guard case .friendship(let other, let step) = event.what else { continue }
      let pair: Set = [event.device.person, other]
      switch step {
      case .ending, .ended: unsteady.insert(pair)
      case .begun(isFriend: true) where since[pair] == nil:
        since[pair] = event.time
        if mayBeUndone(event.time) { unsteady.insert(pair) }
      case .begun, .beginning: break
      }
    }
    let end = events.last?.time ?? .zero
    let truth = stays(until: end)
    return sittings(until: end).flatMap { sitting in
      since.filter { $0.key.contains(sitting.device.person) && !unsteady.contains($0.key) }
        .flatMap { pair, since -> [Violation] in
          guard let friend = pair.first(where: { $0 != sitting.device.person }) else { return [] }
          let expected = calm(truth[friend] ?? [], until: end)
          return expected.compactMap { stay in
            let from = max(stay.range.lowerBound, sitting.range.lowerBound, since + bounds.online)
            let to = min(stay.range.upperBound, sitting.range.upperBound)
            guard from < to, sitting.shows(friend, otherThan: stay.isHere, from: from, to: to)
            else { return nil }
            return Violation(
              kind: .presence,
              what: "\(sitting.device) saw \(friend) wrongly between \(from) and \(to)")
          }
        }
    }
  }

  /// A stretch in which somebody must be shown as here, or as gone.
  private struct Stay {
    var range: Range<Duration>
    let isHere: Bool
  }

  /// When each person must be shown how, as if nothing were ever disturbed.
  private func stays(until end: Duration) -> [String: [Stay]] {
    struct Person {
      var open: Set<Device> = []
      var from: Duration = .zero
      var goneBy: Duration = .zero
      var stays: [Stay] = []

      mutating func close(at time: Duration, isHere: Bool) {
        guard from < time else { return }
        stays.append(Stay(range: from..<time, isHere: isHere))
      }
    }
    var people: [String: Person] = [:]
    for event in events {
      var person = people[event.device.person] ?? Person()
      switch event.what {
      case .connected:
        if person.open.isEmpty {
          person.close(at: event.time, isHere: false)
          person.from = event.time + bounds.online
        }
        person.open.insert(event.device)
      case .disconnected(let silently):
        guard person.open.remove(event.device) != nil else { continue }
        let gone = event.time + (silently ? bounds.vanished : bounds.offline)
        person.goneBy = max(person.goneBy, gone)
        guard person.open.isEmpty else { break }
        person.close(at: event.time, isHere: true)
        person.from = person.goneBy
      default: continue
      }
      people[event.device.person] = person
    }
    return people.mapValues { person in
      var person = person
      person.close(at: end, isHere: !person.open.isEmpty)
      return person.stays
    }
  }

  /// The parts of `stays` in which nothing was disturbed, nor has been for as long as a change takes.
  private func calm(_ stays: [Stay], until end: Duration) -> [Stay] {
    disturbances.reduce(stays) { stays, disturbance in
      stays.flatMap { stay -> [Stay] in
        let pause = stay.isHere ? bounds.online : bounds.offline
        let after = disturbance.upperBound + pause
        guard disturbance.lowerBound < stay.range.upperBound, after > stay.range.lowerBound else {
          return [stay]
        }
        var parts: [Stay] = []
        if stay.range.lowerBound < disturbance.lowerBound {
          let range = stay.range.lowerBound..<disturbance.lowerBound
          parts.append(Stay(range: range, isHere: stay.isHere))
        }
        if after < stay.range.upperBound {
          parts.append(Stay(range: after..<stay.range.upperBound, isHere: stay.isHere))
        }
        return parts
      }
    }
  }

  /// One connection of one device, from when it must know everything, and what it was told.
  private struct Sitting {
    let device: Device
    var range: Range<Duration>
    var told: [(time: Duration, people: [String: Bool], whole: Bool)] = []

    /// Whether `person` was shown in another way at some moment.
    func shows(_ person: String, otherThan isHere: Bool, from: Duration, to: Duration) -> Bool {
      var known: Bool?
      for news in told where news.time < to {
        if news.time > from, known != isHere { return true }
        known = news.people[person] ?? (news.whole ? nil : known)
      }
      return known != isHere
    }
  }

  private func sittings(until end: Duration) -> [Sitting] {
    var open: [Device: Sitting] = [:]
    var all: [Sitting] = []
    for event in events {
      switch event.what {
      case .connected:
        let from = event.time + bounds.online
        open[event.device] = Sitting(device: event.device, range: from..<max(from, end))
      case .presence(let people, let whole):
        open[event.device]?.told.append((event.time, people, whole))
      case .disconnected:
        guard var sitting = open.removeValue(forKey: event.device) else { continue }
        guard sitting.range.lowerBound < event.time else { continue }
        sitting.range = sitting.range.lowerBound..<event.time
        all.append(sitting)
      default: break
      }
    }
    return all + open.values
  }
}
