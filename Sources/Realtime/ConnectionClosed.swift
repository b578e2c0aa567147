/// The connection ended before, or while, something was asked of it.
public struct ConnectionClosed: Error, Sendable {}
