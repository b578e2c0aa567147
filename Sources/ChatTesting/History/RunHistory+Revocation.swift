extension RunHistory {
  /// Devices that were logged out by another one, and whose connection went on for longer than it may
  /// while nothing was disturbed.
  var revocationViolations: [Violation] {
    let stays = stays
    return events.compactMap { event in
      guard case .revoked(let device, let since) = event.what else { return nil }
      let bound = event.time + bounds.revoked
      let isDisturbed = disturbances.contains { $0.overlaps(event.time..<bound) }
      let goesOn = stays[device, default: []].contains {
        $0.lowerBound < since && $0.upperBound > bound
      }
      guard goesOn, !isDisturbed else { return nil }
      return Violation(
        kind: .revoked, what: "\(device) was logged out at \(event.time), and stayed")
    }
  }

  /// From when until when each device was connected.
  private var stays: [Device: [Range<Duration>]] {
    var open: [Device: Duration] = [:]
    var stays: [Device: [Range<Duration>]] = [:]
    for event in events {
      switch event.what {
      case .connected: open[event.device] = event.time
      case .disconnected:
        guard let start = open.removeValue(forKey: event.device) else { continue }
        stays[event.device, default: []].append(start..<event.time)
      default: break
      }
    }
    let end = events.last?.time ?? .zero
    for (device, start) in open { stays[device, default: []].append(start..<end) }
    return stays
  }
}
