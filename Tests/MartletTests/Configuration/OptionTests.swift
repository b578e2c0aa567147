import Configuration
import Testing

@testable import Martlet

@Suite struct OptionTests {
  @Test func `The names of an option follow from its key`() throws {
    let option = try #require(Option.all.first { $0.key == "limits.sendsPerMinute" })

    #expect(option.flag == "--limits-sends-per-minute")
    #expect(option.variable == "MARTLET_LIMITS_SENDS_PER_MINUTE")
  }

  @Test func `Variables are spelled as the library that reads them spells them`() throws {
    for option in Option.all {
      let values = EnvironmentVariablesProvider(environmentVariables: [option.variable: "x"])
      let key = AbsoluteConfigKey(["martlet"] + option.key.split(separator: ".").map(String.init))

      let found = try values.value(forKey: key, type: .string)

      #expect(found.encodedKey == option.variable)
      #expect(found.value?.content == .string("x"))
    }
  }

  @Test func `No two options share a name`() {
    #expect(Set(Option.all.map(\.key)).count == Option.all.count)
    #expect(Set(Option.all.map(\.flag)).count == Option.all.count)
    #expect(Set(Option.all.map(\.variable)).count == Option.all.count)
  }

  @Test func `Every default is within its own range`() {
    for option in Option.all {
      guard case .integer(let path, let range, _) = option.kind else { continue }
      #expect(range.contains(Settings()[keyPath: path]), "\(option.key)")
    }
  }

  @Test func `Every limit that clients are told can be set`() {
    let limits = Set(Mirror(reflecting: Settings().chat.limits).children.compactMap(\.label))
    let options = Option.all.map(\.key).filter { $0.hasPrefix("limits.") }

    #expect(Set(options.map { String($0.dropFirst("limits.".count)) }) == limits)
  }

  @Test func `The help names every option`() {
    for option in Option.all {
      #expect(Help.text.contains(option.flag))
      #expect(Help.text.contains(option.variable))
      #expect(Help.text.contains(option.purpose))
    }
  }
}
