import Testing

@testable import Martlet

@Suite struct NearestTests {
  @Test(arguments: [
    ("--prot", "--port"), ("--hots", "--host"), ("--limit-friends", "--limits-friends"),
  ])
  func `A slip of the fingers finds the name that was meant`(name: String, meant: String) {
    #expect(nearest(to: name, among: Option.all.map(\.flag)) == meant)
  }

  @Test func `A name like no other finds none`() {
    #expect(nearest(to: "--zebra-crossing", among: Option.all.map(\.flag)) == nil)
    #expect(nearest(to: "--port", among: []) == nil)
  }
}
