import Foundation
import Testing

@testable import Martlet

@Suite struct DocumentationTests {
  @Test func `The guide for operators lists the options there are, in their order`() throws {
    let guide = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/self-hosting.md")
    let lines = try String(contentsOf: guide, encoding: .utf8).split(separator: "\n")
    let rows = try #require(lines.firstIndex(of: "| Key | Default | |")) + 2

    let keys = lines[rows...].prefix { $0.hasPrefix("| `") }.map {
      String($0.dropFirst(3).prefix { $0 != "`" })
    }

    #expect(keys == Option.all.map(\.key))
  }
}
