import NIOCore

/// The first page: who I am, my friends, and the way to each conversation.
struct OverviewPage {
  /// A conversation as it stands in the list.
  struct Line {
    let title: String
    let number: Int
    let pages: Int
    let updatedAt: Timestamp
  }

  let words: ExportWords
  let me: Me
  /// Where my picture is; nil where I show none.
  let picture: String?
  let friends: [Friend]
  let lines: [Line]

  var file: ByteBuffer {
    var page = HTMLPage(title: words.title(me.username), language: words.language)
    page.markup("<p>")
    page.text(words.explanation)
    page.markup("</p>\n<h2>")
    page.text(words.profile)
    page.markup("</h2>\n")
    writeProfile(to: &page)
    page.markup("<h2>")
    page.text(words.friends)
    page.markup("</h2>\n<ul>\n")
    for friend in friends {
      page.markup("<li>")
      page.name(friend.user.displayName)
      page.markup(" <small>@")
      page.text(friend.user.username)
      page.markup("</small> ")
      page.time(friend.since)
      page.markup("</li>\n")
    }
    page.markup("</ul>\n<h2>")
    page.text(words.conversations)
    page.markup("</h2>\n<ul>\n")
    for line in lines { write(line, to: &page) }
    page.markup("</ul>\n")
    return page.file
  }

  private func writeProfile(to page: inout HTMLPage) {
    if let picture {
      page.markup("<img alt=\"\" src=\"")
      page.path(picture, from: 0)
      page.markup("\">\n")
    }
    page.markup("<dl>\n")
    for (term, fact) in [
      (words.name, me.displayName), (words.username, "@" + me.username),
      (words.email, me.email ?? words.none),
    ] {
      page.markup("<dt>")
      page.text(term)
      page.markup("</dt><dd>")
      page.name(fact)
      page.markup("</dd>\n")
    }
    page.markup("<dt>")
    page.text(words.since)
    page.markup("</dt><dd>")
    page.time(me.createdAt)
    page.markup("</dd>\n</dl>\n")
  }

  private func write(_ line: Line, to page: inout HTMLPage) {
    page.markup("<li><a href=\"")
    page.path(ArchiveNames.page(1, of: line.number), from: 0)
    page.markup("\">")
    page.name(line.title)
    page.markup("</a> <small>")
    page.text(words.pages(line.pages))
    page.markup("</small> ")
    page.time(line.updatedAt)
    page.markup("</li>\n")
  }
}
