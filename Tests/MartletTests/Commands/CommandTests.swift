import Testing

@testable import Martlet

@Suite struct CommandTests {
  @Test(arguments: [
    ([], Command.serve, []),
    (["--port", "1"], .serve, ["--port", "1"]),
    (["serve", "--port", "1"], .serve, ["--port", "1"]),
    (["config", "--port", "1"], .config, ["--port", "1"]),
    (["help"], .help, []),
    (["version"], .version, []),
  ])
  func `The command is the first word`(line: [String], command: Command, rest: [String]) throws {
    var arguments = line

    #expect(try Command.take(from: &arguments) == command)
    #expect(arguments == rest)
  }

  @Test(arguments: [["--help"], ["-h"], ["serve", "--port", "1", "--help"]])
  func `Help is given wherever it is asked for`(line: [String]) throws {
    var arguments = line

    #expect(try Command.take(from: &arguments) == .help)
  }

  @Test func `A word that is no command is refused with the likeliest one`() {
    var arguments = ["sevre"]

    let fault = #expect(throws: Fault.self) { try Command.take(from: &arguments) }

    #expect(
      fault?.description
        == "\"sevre\" is not a command. Did you mean serve? There are serve, config, help, version."
    )
  }
}
