import Chat

/// A letter in the client's look: one card on the wall, light or dark as the reader's system is.
///
/// Nothing is loaded from anywhere, so that opening it tells nobody, and there is nothing to press, so
/// that nobody gets used to pressing what comes by mail.
struct LetterPage {
  let html: String

  init(_ letter: Letter) {
    html = """
      <!doctype html>
      <html lang="\(letter.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>\(Self.escaped(letter.subject))</title>
      <style>\(Self.night)</style>
      </head>
      <body class="wall" style="margin:0;padding:24px 12px;background:\(Look.wall.light)">
      <div class="surface ink" style="\(Self.card)">
      <p class="accent" style="margin:0 0 16px;font-weight:600;color:\(Look.accent.light)">Martlet</p>
      \(letter.parts.map(Self.paragraph).joined(separator: "\n"))
      </div>
      </body>
      </html>

      """
  }

  private static let card =
    "max-width:440px;margin:0 auto;padding:24px;border-radius:24px;"
    + "background:\(Look.surface.light);color:\(Look.ink.light);"
    + "font:15px/22px Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"

  private static func paragraph(_ part: Letter.Part) -> String {
    switch part {
    case .text(let text): "<p style=\"margin:0 0 12px\">\(escaped(text))</p>"
    case .code(let code):
      "<p class=\"soft ink\" style=\"margin:16px 0;padding:16px;border-radius:12px;"
        + "background:\(Look.soft.light);color:\(Look.ink.light);text-align:center;"
        + "font-size:28px;line-height:34px;letter-spacing:6px;"
        + "font-variant-numeric:tabular-nums\">\(escaped(code))</p>"
    }
  }

  /// What a mail program that knows the night puts over the colours of the day.
  private static let night: String = {
    let grounds = [Look.wall, Look.surface, Look.soft].map {
      ".\($0.name){background:\($0.dark)!important}"
    }
    let inks = [Look.ink, Look.accent].map { ".\($0.name){color:\($0.dark)!important}" }
    return "@media (prefers-color-scheme:dark){\((grounds + inks).joined())}"
  }()

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
