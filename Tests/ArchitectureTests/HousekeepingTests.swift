import Foundation
import Testing

@Suite struct HousekeepingTests {
  @Test func `No file is so long that it must have two reasons`() throws {
    expectNone(Housekeeping.long(try Repository.everything()))
  }

  @Test func `A file that is too long is found`() {
    let full = SourceFile(path: "a.swift", text: String(repeating: "\n", count: 400))
    let over = SourceFile(path: "b.tsx", text: String(repeating: "\n", count: 401))
    let prose = SourceFile(path: "c.md", text: String(repeating: "\n", count: 401))
    let table = SourceFile(
      path: "d.ts", text: "// Written by a tool" + String(repeating: "\n", count: 401))

    #expect(
      Housekeeping.long([full, over, prose, table]) == [
        Breach(path: "b.tsx", problem: "has 401 lines, 400 are allowed")
      ]
    )
  }

  @Test func `No file names a place that exists on one machine only`() throws {
    let places = [Repository.root.path + "/"]

    expectNone(Housekeeping.machinePaths(in: try Repository.everything(), places: places))
  }

  @Test func `A path of somebody's machine is found`() {
    let home = ["", "home", "ada"].joined(separator: "/")
    let fine = SourceFile(path: "a.md", text: "Open http://example.org/home/ada or /var/lib.")
    let personal = SourceFile(path: "b.md", text: "Look into \(home)/martlet.")
    let built = SourceFile(path: "c.md", text: "cd /srv/checkouts/martlet/web")

    #expect(
      Housekeeping.machinePaths(in: [fine, personal, built], places: ["/srv/checkouts/martlet/"])
        == [
          Breach(path: "b.md", problem: "names \(home)"),
          Breach(path: "c.md", problem: "names /srv/checkouts/martlet/"),
        ]
    )
  }
}
