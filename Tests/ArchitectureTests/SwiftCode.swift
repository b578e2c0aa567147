/// Just enough of Swift's lexical structure to tell code from comments and from text.
enum SwiftCode {
  /// `source` with every comment gone and every string literal empty; line breaks stay.
  static func stripped(_ source: String) -> String {
    var code = ""
    var rest = source[...]
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        skipComment(&rest)
      } else if character == "\"" || (character == "#" && isRawString(rest)) {
        skipLiteral(&rest)
        code += "\"\""
      } else {
        code.append(character)
        rest.removeFirst()
      }
    }
    return code
  }

  /// Comments nest in Swift.
  private static func skipComment(_ rest: inout Substring) {
    var depth = 0
    repeat {
      if rest.hasPrefix("/*") {
        depth += 1
        rest.removeFirst(2)
      } else if rest.hasPrefix("*/") {
        depth -= 1
        rest.removeFirst(2)
      } else {
        rest.removeFirst()
      }
    } while depth > 0 && !rest.isEmpty
  }

  private static func isRawString(_ rest: Substring) -> Bool {
    rest.drop { $0 == "#" }.first == "\""
  }

  /// Drops a literal with the delimiter it began with; what is interpolated goes with it.
  private static func skipLiteral(_ rest: inout Substring) {
    let pounds = String(rest.prefix { $0 == "#" })
    rest.removeFirst(pounds.count)
    let quotes = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest.removeFirst(quotes.count)
    let end = quotes + pounds
    let escape = "\\" + pounds
    while !rest.isEmpty, !rest.hasPrefix(end) {
      if rest.hasPrefix(escape + "(") {
        rest.removeFirst(escape.count)
        skipInterpolation(&rest)
      } else if rest.hasPrefix(escape) {
        rest.removeFirst(min(rest.count, escape.count + 1))
      } else {
        rest.removeFirst()
      }
    }
    rest.removeFirst(min(rest.count, end.count))
  }

  /// Drops a balanced pair of parentheses, within which literals may stand.
  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 0
    repeat {
      switch rest.first {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        skipLiteral(&rest)
        continue
      default: break
      }
      rest.removeFirst(min(rest.count, 1))
    } while depth > 0 && !rest.isEmpty
  }
}
