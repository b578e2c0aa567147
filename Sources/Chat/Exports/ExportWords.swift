/// What the pages of an archive say, in each language.
struct ExportWords: Sendable {
  let language: Letter.Language

  /// Of the first page.
  func title(_ username: String) -> String {
    switch language {
    case .english: "Everything of @\(username)"
    case .german: "Alles von @\(username)"
    }
  }

  var explanation: String {
    switch language {
    case .english:
      "This page and the folders beside it hold what this server keeps of you: “conversations” to "
        + "be read, “media” with what was sent in them, and “data” with all of it for programs."
    case .german:
      "Diese Seite und die Ordner daneben enthalten, was dieser Server von dir aufbewahrt: "
        + "„conversations“ zum Lesen, „media“ mit allem, was darin verschickt wurde, und „data“ mit "
        + "allem für Programme."
    }
  }

  var profile: String { word("Profile", "Profil") }
  var name: String { word("Name", "Name") }
  var username: String { word("Username", "Benutzername") }
  var email: String { word("E-mail", "E-Mail") }
  var since: String { word("Account since", "Konto seit") }
  var friends: String { word("Friends", "Freunde") }
  var conversations: String { word("Conversations", "Unterhaltungen") }
  var none: String { word("None", "Keine") }
  var notes: String { word("Notes to myself", "Notizen an mich") }
  var deletedAccount: String { word("Deleted account", "Gelöschtes Konto") }
  var deletedMessage: String {
    word("This message was deleted.", "Diese Nachricht wurde gelöscht.")
  }
  var edited: String { word("edited", "bearbeitet") }
  var notThere: String { word("not in this archive", "nicht in diesem Archiv") }
  var overview: String { word("Overview", "Übersicht") }
  var older: String { word("Older messages", "Ältere Nachrichten") }
  var newer: String { word("Newer messages", "Neuere Nachrichten") }

  /// A conversation, by who else is in it.
  func conversation(with name: String) -> String {
    word("Conversation with \(name)", "Unterhaltung mit \(name)")
  }

  func answer(to seq: Int) -> String {
    word("in answer to message \(seq)", "als Antwort auf Nachricht \(seq)")
  }

  /// What a conversation is listed with.
  func pages(_ count: Int) -> String {
    count == 1 ? word("1 page", "1 Seite") : word("\(count) pages", "\(count) Seiten")
  }

  private func word(_ english: String, _ german: String) -> String {
    switch language {
    case .english: english
    case .german: german
    }
  }
}
