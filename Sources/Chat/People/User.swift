/// Identifies a person.
package typealias UserID = Identifier<User>

/// The public card of a person: all that others ever see of an account.
package struct User: Codable, Equatable, Sendable {
  package let id: UserID
  package var username: String
  package var displayName: String
  /// Paths of the picture; nil shows letters instead.
  @Nullable package var avatar: Avatar?
  /// Counts the card's changes; the higher one is the newer card.
  package var rev: Int
  /// True when the account is gone and only the card is left.
  package var deleted: Bool?

  package init(
    id: UserID, username: String, displayName: String, avatar: Avatar? = nil, rev: Int,
    deleted: Bool? = nil
  ) {
    self.id = id
    self.username = username
    self.displayName = displayName
    self.avatar = avatar
    self.rev = rev
    self.deleted = deleted
  }
}

/// Where a person's picture is, in two sizes.
package struct Avatar: Codable, Equatable, Sendable {
  package let thumb: String
  package let preview: String

  /// The picture with this id.
  package init(_ media: MediaID) {
    thumb = Attachment.Variant.thumb.path(of: media)
    preview = Attachment.Variant.preview.path(of: media)
  }

  /// The picture's id.
  var media: MediaID? {
    thumb.split(separator: "/").dropLast().last.flatMap { MediaID(String($0)) }
  }
}
