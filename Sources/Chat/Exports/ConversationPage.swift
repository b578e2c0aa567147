import NIOCore

/// A part of a conversation, to be read.
struct ConversationPage {
  /// How many folders it lies below the top.
  private static let depth = 2

  let words: ExportWords
  let title: String
  /// Its conversation's and its own, both from 1.
  let (conversation, number): (Int, Int)
  /// By id.
  let members: [UserID: User]
  let history: History
  /// Where the attachments are that the archive has.
  let files: [MediaID: String]

  var file: ByteBuffer {
    var page = HTMLPage(title: title, language: words.language)
    writeWays(to: &page)
    for message in history.items { write(message, to: &page) }
    writeWays(to: &page)
    return page.file
  }

  private func writeWays(to page: inout HTMLPage) {
    page.markup("<nav>")
    writeWay("index.html", words.overview, to: &page)
    if number > 1 {
      writeWay(ArchiveNames.page(number - 1, of: conversation), words.older, to: &page)
    }
    if history.newer {
      writeWay(ArchiveNames.page(number + 1, of: conversation), words.newer, to: &page)
    }
    page.markup("</nav>\n")
  }

  private func writeWay(_ path: String, _ text: String, to page: inout HTMLPage) {
    page.markup("<a href=\"")
    page.path(path, from: Self.depth)
    page.markup("\">")
    page.text(text)
    page.markup("</a> ")
  }

  private func write(_ message: Message, to page: inout HTMLPage) {
    page.markup("<article id=\"m")
    page.text(String(message.seq))
    page.markup("\"><strong>")
    page.name(name(of: message.author))
    page.markup("</strong> ")
    page.time(message.sentAt)
    writeFacts(of: message, to: &page)
    if message.deletedAt != nil {
      page.markup("<p><em>")
      page.text(words.deletedMessage)
      page.markup("</em></p>")
    } else if !message.body.isEmpty {
      page.markup("<p dir=\"auto\">")
      page.text(message.body)
      page.markup("</p>")
    }
    for attachment in message.attachments { write(attachment, to: &page) }
    for reaction in message.reactions {
      page.markup("<small>")
      page.text(reaction.emoji + " " + reaction.users.map(name).joined(separator: ", "))
      page.markup("</small> ")
    }
    page.markup("</article>\n")
  }

  private func writeFacts(of message: Message, to page: inout HTMLPage) {
    let facts = [
      message.replyTo.map(words.answer), message.editedAt.map { _ in words.edited },
    ].compactMap(\.self)
    page.markup(" <small>")
    page.text(facts.joined(separator: ", "))
    page.markup("</small>")
  }

  private func write(_ attachment: Attachment, to page: inout HTMLPage) {
    page.markup("<div>")
    defer { page.markup("</div>") }
    guard let path = files[attachment.id] else {
      page.name(attachment.name)
      page.markup(" <small>")
      page.text(words.notThere)
      page.markup("</small>")
      return
    }
    switch attachment.kind {
    case .image: page.markup("<img loading=\"lazy\" src=\"")
    case .video: page.markup("<video controls preload=\"none\" src=\"")
    case .audio: page.markup("<audio controls preload=\"none\" src=\"")
    case .file: page.markup("<a href=\"")
    }
    page.path(path, from: Self.depth)
    switch attachment.kind {
    case .image:
      page.markup("\" alt=\"")
      page.text(attachment.alt ?? attachment.name)
      page.markup("\">")
    case .video: page.markup("\"></video>")
    case .audio: page.markup("\"></audio>")
    case .file:
      page.markup("\">")
      page.name(attachment.name)
      page.markup("</a>")
    }
  }

  private func name(of user: UserID) -> String {
    members[user].map { $0.deleted == true ? words.deletedAccount : $0.displayName } ?? ""
  }
}
