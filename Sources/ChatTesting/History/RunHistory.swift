/// What one run of many devices against one server was, as values: what each device did and was told,
/// in the order in which the run saw it, and what the server said to each person at the end.
package struct RunHistory: Sendable {
  /// The wall clock at the beginning, in milliseconds since 1970, to find the run in a server's log.
  package var began: Int64
  /// The people of each conversation, as the run brought them together.
  package var members: [String: Set<String>]
  package var events: [Event]
  /// When the server or the network was not itself: killed, paused, cut off, slowed down.
  package var disturbances: [Range<Duration>]
  /// In the order in which they happened.
  package var restorations: [Restoration]
  /// What each person is shown once everything is quiet again.
  package var endings: [Ending]
  package var bounds: Bounds

  package init(
    began: Int64 = 0, members: [String: Set<String>] = [:], events: [Event] = [],
    disturbances: [Range<Duration>] = [], restorations: [Restoration] = [],
    endings: [Ending] = [], bounds: Bounds = Bounds()
  ) {
    self.began = began
    self.members = members
    self.events = events
    self.disturbances = disturbances
    self.restorations = restorations
    self.endings = endings
    self.bounds = bounds
  }

  /// One device of one person.
  package struct Device: Hashable, Sendable, CustomStringConvertible {
    package let person: String
    package let number: Int

    package init(_ person: String, _ number: Int) {
      self.person = person
      self.number = number
    }

    package var description: String { "\(person)/\(number)" }
  }

  /// One thing that one device did or was told.
  package struct Event: Sendable {
    /// Since the beginning, by a clock that only runs forward.
    package var time: Duration
    package var device: Device
    package var what: What

    package init(_ time: Duration, _ device: Device, _ what: What) {
      self.time = time
      self.device = device
      self.what = what
    }
  }

  /// How soon something must be so.
  package struct Bounds: Sendable {
    /// A person shown as here, after their first connection.
    package var online: Duration = .seconds(1)
    /// As gone, after the end of the last one, lingering included.
    package var offline: Duration = .seconds(11)
    /// As gone, after a network has vanished without a word.
    package var vanished: Duration = .seconds(75)
    /// The sockets of a device closed, after it was logged out by another.
    package var revoked: Duration = .seconds(5)

    package init() {}
  }
}
