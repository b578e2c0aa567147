/// What travels over the bus to everyone who has joined a topic.
public enum Event: Sendable {
  /// A frame to be written as it is.
  case frame(Frame, Delivery)
  /// The end of every connection that has joined.
  case close(CloseCode, reason: String)
}
