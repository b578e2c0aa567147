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
        == "\"sevre\" is not a command. Did you mean serve? "
        + "There are serve, config, backup, restore, check, migrate, user, keys, help, version."
    )
  }

  @Test func `A command about a file takes it from before the flags, or says how it is written`()
    throws
  {
    var arguments = ["all.martlet", "--port", "1"]
    var none = ["--replace", "all.martlet"]

    #expect(try Command.backup.takeFile(from: &arguments) == "all.martlet")
    #expect(arguments == ["--port", "1"])
    let fault = #expect(throws: Fault.self) { try Command.restore.takeFile(from: &none) }
    #expect(fault?.description == "It is: martlet restore FILE [--replace] [flags].")
  }

  @Test func `A switch is taken wherever it stands`() {
    var arguments = ["--port", "1", "--purge"]

    #expect(Command.takeSwitch("--purge", from: &arguments))
    #expect(!Command.takeSwitch("--purge", from: &arguments))
    #expect(arguments == ["--port", "1"])
  }
}
