import Crypto
import Foundation
import NIOCore

/// A page that is read from a folder, without a server and without a script.
///
/// Markup is only ever what stands in the program; whatever else is put in becomes text.
struct HTMLPage {
  private var html = ""

  /// Opens a page of that title in a language.
  init(title: String, language: Letter.Language) {
    markup("<!doctype html>\n<html lang=\"")
    text(language.rawValue)
    markup("\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
    text(Self.policy)
    markup("\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    markup("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
    text(title)
    markup("</title>\n<style>")
    html += Self.style
    markup("</style>\n<main>\n<h1>")
    text(title)
    markup("</h1>\n")
  }

  /// The whole page.
  var file: ByteBuffer { ByteBuffer(string: html + "</main>\n</html>\n") }

  mutating func markup(_ markup: StaticString) { html += markup.description }

  /// Text, which may also stand in an attribute within quotes.
  mutating func text(_ text: some StringProtocol) {
    for character in text.unicodeScalars {
      switch character {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(character)
      }
    }
  }

  /// What somebody is called, whichever way it is written.
  mutating func name(_ name: String) {
    markup("<bdi>")
    text(name)
    markup("</bdi>")
  }

  /// A path within the archive, as seen from `depth` folders below its top (RFC 3986, section 2.1).
  mutating func path(_ path: String, from depth: Int) {
    html += String(repeating: "../", count: depth)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "/"):
        html.unicodeScalars.append(UnicodeScalar(byte))
      default: html += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// A moment, in UTC to the minute.
  mutating func time(_ time: Timestamp) {
    markup("<time>")
    text(time.minute)
    markup("</time>")
  }

  /// Nothing runs, and nothing comes from elsewhere: pictures, films and sounds are those beside it. In a
  /// folder `'self'` means nothing to some browsers, hence the scheme.
  private static let policy: String = {
    let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    return "default-src 'none'; img-src 'self' file:; media-src 'self' file:; "
      + "style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
  }()

  private static let style = """
    :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:44rem;\
    margin:2rem auto;padding:0 1rem}article{border-top:1px solid #8886;padding:.75rem 0}\
    p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}img,video{max-width:100%;\
    max-height:24rem}audio{width:100%}small,time{opacity:.75;font-size:.875rem}\
    dt{font-weight:600}dd{margin:0 0 .5rem}nav{display:flex;gap:1rem;margin:1rem 0}
    """
}

extension Timestamp {
  /// Day and minute of UTC, as every country reads them (ISO 8601, with a blank).
  fileprivate var minute: String {
    var seconds = time_t(milliseconds / 1_000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
      let count = strftime(text.baseAddress, text.count, "%Y-%m-%d %H:%M UTC", &parts)
      return String(decoding: UnsafeRawBufferPointer(text).prefix(count), as: UTF8.self)
    }
  }
}
