import Testing

@testable import Chat

@Suite("Names of what is saved")
struct ContentDispositionTests {
  @Test(arguments: [
    ("moth.png", "inline; filename=\"moth.png\""),
    ("a moth (1).png", "inline; filename=\"a moth (1).png\""),
    ("", "inline"),
    ("ä.png", "inline; filename=\"_.png\"; filename*=UTF-8''%C3%A4.png"),
    ("🦋", "inline; filename=\"_\"; filename*=UTF-8''%F0%9F%A6%8B"),
    ("a\"; x=\"y", "inline; filename=\"a_; x=_y\"; filename*=UTF-8''a%22%3B%20x%3D%22y"),
    (
      "../../etc/passwd",
      "inline; filename=\".._.._etc_passwd\"; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd"
    ),
    ("a\\b%41", "inline; filename=\"a_b_41\"; filename*=UTF-8''a%5Cb%2541"),
    (
      "a\r\nSet-Cookie: b",
      "inline; filename=\"a__Set-Cookie: b\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b"
    ),
  ])
  func `a name is one parameter, whatever is in it`(name: String, field: String) {
    #expect(ContentDisposition.inline.field(name: name) == field)
  }

  @Test func `what is to be saved says so`() {
    #expect(
      ContentDisposition.attachment.field(name: "moth.zip") == "attachment; filename=\"moth.zip\"")
  }
}
