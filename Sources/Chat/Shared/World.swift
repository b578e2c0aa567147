import Foundation

/// Everything that comes from outside and differs from run to run: time and chance.
///
/// It enters through `init` so that a test, or a replayed failure, decides both.
package struct World: Sendable {
  /// Wall time, for display and expiry; never for order.
  package var now: @Sendable () -> Timestamp
  /// So many unpredictable bytes.
  package var randomBytes: @Sendable (Int) -> [UInt8]
  /// Time that only ever goes forward, from an arbitrary beginning; not moved with the wall clock.
  package var uptime: @Sendable () -> Duration
  /// Waits for a span of `uptime`.
  package var sleep: @Sendable (Duration) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Timestamp,
    randomBytes: @escaping @Sendable (Int) -> [UInt8],
    clock: some Clock<Duration>
  ) {
    self.now = now
    self.randomBytes = randomBytes
    let start = clock.now
    uptime = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(for: $0) }
  }

  /// The real one: the system's clocks and its cryptographically secure generator.
  package static let real = World(
    now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) },
    randomBytes: { count in
      [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
        // One call of the system, which gives up to 256 bytes, all or none.
        guard getentropy(bytes.baseAddress, count) == 0 else { fatalError("no randomness") }
        filled = count
      }
    },
    clock: ContinuousClock()
  )

  /// A new UUIDv7: 48 bits of time, then 74 random bits.
  package func makeID<Subject>() -> Identifier<Subject> {
    let random = randomBytes(10).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    let time = UInt128(UInt64(bitPattern: now().milliseconds)) & 0xffff_ffff_ffff
    let randomA = (random >> 64) & 0xfff
    let randomB = random & 0x3fff_ffff_ffff_ffff
    return Identifier(bits: time << 80 | 0x7 << 76 | randomA << 64 | 0b10 << 62 | randomB)
  }
}
