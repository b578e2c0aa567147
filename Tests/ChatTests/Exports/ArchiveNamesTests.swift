import Testing

@testable import Chat

@Suite struct ArchiveNamesTests {
  @Test(arguments: [
    ("moth.jpg", "moth.jpg"), ("Motte im Flug (1).jpg", "Motte im Flug (1).jpg"),
    ("蛾.png", "蛾.png"), ("../../etc/passwd", ".._.._etc_passwd"), ("a\\b:c*d?", "a_b_c_d_"),
    ("<script>.txt", "_script_.txt"), ("name. . ", "name"), ("", "file"), ("...", "file"),
    ("page.html", "page.html_"), ("page.HTM", "page.HTM_"), ("drawing.svg", "drawing.svg_"),
    ("page.html.", "page.html_"), ("a\u{202E}b", "a_b"),
  ])
  func `Names are harmless on every system`(name: String, safe: String) {
    #expect(ArchiveNames.safe(name, shown: false) == safe)
  }

  @Test func `Long names keep their extension`() {
    let name = ArchiveNames.safe(String(repeating: "ä", count: 200) + ".jpeg", shown: true)

    #expect(name.utf8.count <= 100 && name.hasPrefix("ää") && name.hasSuffix("ä.jpeg"))
    #expect(ArchiveNames.safe("a." + String(repeating: "b", count: 200), shown: true) == "a")
  }
}
