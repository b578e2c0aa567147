import Chat
import Foundation

extension User {
  /// What ``init(_:)`` reads.
  static let fields: BSONDocument = [
    "username": 1, "displayName": 1, "avatar": 1, "rev": 1, "deleted": 1,
  ]

  init(_ document: BSONDocument) throws(BSONFault) {
    let avatar: MediaID? = try document.optional("avatar")
    let isDeleted: Bool? = try document.optional("deleted")
    self.init(
      id: try document.value("_id"),
      username: isDeleted == true ? "" : try document.value("username"),
      displayName: try document.value("displayName"), avatar: avatar.map(Avatar.init),
      rev: try document.value("rev"), deleted: isDeleted)
  }

  /// The words by which the account is found; a deleted one is found by none.
  var words: [String]? {
    guard deleted != true else { return nil }
    return SearchWords.of(username: username, displayName: displayName).sorted()
  }
}

extension Account {
  init(_ document: BSONDocument) throws {
    self.init(
      user: try User(document), email: try document.optional("email"),
      emailVerified: try document.value("emailVerified"),
      passwordHash: try document.value("passwordHash"),
      createdAt: try document.value("createdAt"), settings: try AccountSettings(document),
      version: try document.value("version"), deleteAt: try document.optional("deleteAt"),
      role: try document.optional("role").flatMap(Role.init) ?? .member,
      suspendedAt: try document.optional("suspendedAt"), terms: try document.optional("terms"))
  }

  /// As it is kept when it is new, without a picture.
  func document() throws -> BSONDocument {
    var document: BSONDocument = [
      "_id": user.id.bson, "username": user.keptUsername.bson,
      "name": user.keptUsername.asciiFolded.bson,
      "displayName": user.displayName.bson, "rev": user.rev.bson,
    ]
    document.append("deleted", ifAny: user.deleted == true ? true : nil)
    document.append("email", ifAny: email)
    document.append("emailVerified", emailVerified.bson)
    document.append("login", ifAny: verifiedLogin)
    document.append("passwordHash", passwordHash.bson)
    document.append("createdAt", createdAt.bson)
    for (name, value) in try settings.members() { document.append(name, value) }
    document.append("version", version.bson)
    document.append("deleteAt", ifAny: deleteAt)
    document.append("role", ifAny: role == .member ? nil : role.rawValue)
    document.append("suspendedAt", ifAny: suspendedAt)
    document.append("terms", ifAny: terms)
    document.append("words", ifAny: user.words)
    return document
  }

  /// The address with which its owner may log in.
  private var verifiedLogin: String? {
    emailVerified && user.deleted != true ? email?.asciiFolded : nil
  }
}

extension AccountSettings {
  fileprivate init(_ document: BSONDocument) throws {
    self.init()
    readReceipts = try document.value("readReceipts")
    lastSeen = try document.value("showsLastSeen")
    asks = try Admission(document)
    let text: String = try document.value("clientSettings")
    client = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// The client's own part stays text: names in it are what clients chose, which no member may be.
  func members() throws -> [(String, BSONValue)] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(client), as: UTF8.self)
    return [
      ("readReceipts", readReceipts.bson), ("showsLastSeen", lastSeen.bson),
      ("asks", asks.rawValue.bson), ("clientSettings", text.bson),
    ]
  }
}

extension Admission {
  /// Of an account; one that was made before there was a choice lets everyone ask.
  init(_ account: BSONDocument) throws(BSONFault) {
    guard let kept: String = try account.optional("asks") else {
      self = .everyone
      return
    }
    guard let admission = Self(rawValue: kept) else { throw BSONFault() }
    self = admission
  }
}

extension String {
  /// With the capitals of ASCII made small, and nothing else: what is one login in any case.
  var asciiFolded: String {
    String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
