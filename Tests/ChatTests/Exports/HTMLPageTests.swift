import Testing

@testable import Chat

@Suite struct HTMLPageTests {
  private let hostile = "<script>alert('1')</script>&\"><img src=x onerror=alert(1)>"

  @Test func `What people wrote is text, in the title, in names and in attributes`() {
    var page = HTMLPage(title: hostile, language: .english)
    page.name(hostile)
    page.markup("<img alt=\"")
    page.text(hostile)
    page.markup("\" src=\"")
    page.path("media/\(hostile) 100%#?.png", from: 2)
    page.markup("\">")
    let html = String(buffer: page.file)

    #expect(!html.contains("<script") && !html.contains("<img src=x"))
    #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;&gt;"))
    #expect(html.contains("src=\"../../media/%3Cscript%3Ealert%28%271%27%29%3C/script%3E%26%22"))
    #expect(html.contains("%20100%25%23%3F.png\""))
  }

  @Test func `Nothing may run or be fetched from elsewhere`() {
    let html = String(buffer: HTMLPage(title: "Ada", language: .german).file)

    #expect(html.hasPrefix("<!doctype html>\n<html lang=\"de\">\n<meta charset=\"utf-8\">\n"))
    #expect(html.contains("content=\"default-src &#39;none&#39;; img-src &#39;self&#39; file:;"))
    #expect(html.contains("style-src &#39;sha256-"))
    #expect(!html.contains("unsafe") && !html.contains("<script"))
  }
}
