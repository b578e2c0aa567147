import MongoStore
import NIOCore
import Testing

@testable import Martlet

@Suite struct StartFaultTests {
  @Test func `Faults of the address, of the data and of the server are told apart`() {
    let settings = Settings()

    let taken = StartFault(IOError(errnoCode: 98, reason: "bind"), settings: settings)
    let nowhere = StartFault(SocketAddressError.unsupported, settings: settings)
    let data = StartFault(DataFault.unusable(path: "data", reason: "full"), settings: settings)
    let other = StartFault(CancellationError(), settings: settings)

    #expect(taken.exitCode == .unavailable)
    #expect(taken.reason.hasPrefix("Cannot listen on 127.0.0.1:8080: "))
    #expect(nowhere.exitCode == .unavailable)
    #expect(nowhere.reason == "Cannot listen on 127.0.0.1:8080: no such address.")
    #expect(data.exitCode == .dataFault)
    #expect(data.reason == "The data directory data cannot be used: full.")
    #expect(other.exitCode == .software)
  }

  @Test(arguments: [
    (MongoFault.unreachable("timed out"), ExitCode.unavailable),
    (.refused("unknown user"), .notPermitted), (.file("/ca.pem"), .configuration),
    (.newer, .dataFault), (.damaged(["entries has no index key"]), .dataFault),
    (.unfit("it is older than MongoDB 6.0"), .dataFault),
  ])
  func `A database's faults are told with its address and a code`(
    fault: MongoFault, code: ExitCode
  ) {
    let start = StartFault(DataFault.database("mongodb://a", fault), settings: Settings())

    #expect(start.exitCode == code)
    #expect(start.reason == "The database mongodb://a cannot be used: \(fault).")
  }
}
