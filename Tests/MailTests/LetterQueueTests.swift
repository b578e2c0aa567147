import Chat
import Testing

@testable import Mail

@Suite struct LetterQueueTests {
  @Test func `A letter is due at once, and what came first goes first`() throws {
    var queue = LetterQueue(limit: 10)
    for number in 1...3 { _ = queue.add(try .test(number), at: .seconds(number)) }

    let order = (1...3).compactMap { _ in queue.next(at: .seconds(3))?.letter.subject }

    #expect(order == ["1", "2", "3"])
    let further = queue.next(at: .seconds(3))
    #expect(further == nil)
  }

  @Test func `At its bound a letter is refused, one under way counted in, until one is done`()
    throws
  {
    var queue = LetterQueue(limit: 2)
    let letters = try (1...5).map { try Letter.test($0) }
    var taken = letters[...2].map { queue.add($0, at: .zero) }

    let first = queue.next(at: .zero)
    taken.append(queue.add(letters[3], at: .zero))
    if let first { queue.finish(first) }
    taken.append(queue.add(letters[4], at: .zero))

    #expect(taken == [true, true, false, false, true])
  }

  @Test func `What fails for the moment waits longer each time, lets others pass, and ends`() throws
  {
    var queue = LetterQueue(limit: 2)
    _ = queue.add(try .test(1), at: .zero)
    var now = Duration.zero
    for pause in LetterQueue.pauses {
      let item = queue.next(at: now)
      let wait = queue.putBack(try #require(item), at: now)
      let early = queue.next(at: now + pause - .milliseconds(1))
      #expect(wait == pause)
      #expect(early == nil)
      now += pause
    }

    let last = queue.next(at: now)
    let wait = queue.putBack(try #require(last), at: now)
    let never = queue.next(at: now + .seconds(3_600))
    let others = try (2...3).map { queue.add(try .test($0), at: now) }

    #expect(wait == nil)
    #expect(never == nil)
    #expect(now < .seconds(600), "a code is good for ten minutes")
    #expect(others == [true, true])
  }
}

extension Letter {
  /// A letter to Ada, named by a number.
  static func test(_ number: Int) throws -> Letter {
    Letter(
      to: try #require(EmailAddress("ada@example.org")), language: .english, subject: "\(number)",
      parts: [.text("Number \(number)")])
  }
}
