import Testing

@testable import Chat

@Suite struct EmojiTests {
  @Test(arguments: [
    "👍", "👍🏽", "😀", "❤️", "☝🏿", "☝️", "🇩🇪", "🇺🇳", "7️⃣", "#️⃣", "©️", "🏴", "🏳️‍🌈", "🏴‍☠️", "❤️‍🔥", "👁️‍🗨️",
    "🕵🏻‍♂️", "🕵️‍♀️", "👩🏽‍🚀", "🧑🏻‍🤝‍🧑🏿", "👨‍👩‍👧‍👦", "👩🏼‍❤️‍💋‍👨🏿", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "🐦‍⬛", "🧑‍🦰",
  ])
  func `One emoji, as a keyboard gives it, is one`(text: String) {
    #expect(Emoji.isOne(text))
  }

  @Test(arguments: [
    "", "a", "7", "#", "é", "👍👍", "👍 ", "❤", "☝", "©", "7\u{20E3}", "7\u{FE0F}",
    "😀\u{FE0F}", "😀\u{FE0E}", "❤\u{FE0E}", "😀🏽", "🏽", "👍🏽🏽", "☝\u{FE0F}🏽", "🇩", "🇩🇪🇫",
    "😀" + String(repeating: "\u{301}", count: 20), "😀\u{200D}", "\u{200D}😀", "👩\u{200D}\u{200D}🚀",
    "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}", "🏴\u{E007F}", "🏴\u{E0067}\u{E007F}",
    "😀\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "❤\u{200D}🔥", "\u{FE0F}",
    Array(repeating: "👩", count: 20).joined(separator: "\u{200D}"),
  ])
  func `Everything else is none, also another spelling of one`(text: String) {
    #expect(!Emoji.isOne(text))
  }
}
