import ChatTesting
import Logging
import Testing

@testable import Chat

@Suite struct DailyPurgeTests {
  private let purge = DailyPurge(
    stores: MemoryStores(), world: .test(), logger: Logger(label: "test"))

  @Test(arguments: [[0, 3], [2, 3], [3, 27], [23, 27], [480_005, 480_027]])
  func `it is due at three in the morning, and not twice a day`(hours: [Int64]) {
    let (moment, due) = (hours[0], hours[1])
    let hour: Int64 = 3_600_000

    let next = purge.due(after: Timestamp(milliseconds: moment * hour))

    #expect(next == Timestamp(milliseconds: due * hour))
  }
}
