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
}
