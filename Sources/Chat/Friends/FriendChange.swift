/// `change`: something about my friends or requests is another now, in the commit that made my
/// `version` what it says.
struct FriendChange: Codable {
  var type = "change"
  let version: Int
  let kind: Kind
  private(set) var request: FriendRequest?
  private(set) var id: RequestID?
  private(set) var friend: Friend?
  private(set) var user: UserID?

  enum Kind: String, Codable {
    case request = "friend-request"
    case requestRemoved = "friend-request-removed"
    case friend
    case friendRemoved = "friend-removed"
  }

  /// The kinds, each with what it tells.
  enum News {
    case request(FriendRequest)
    case requestRemoved(RequestID)
    case friend(Friend)
    case friendRemoved(UserID)
  }

  init(_ news: News, _ version: Int?) {
    self.version = version ?? 0
    switch news {
    case .request(let request):
      kind = .request
      self.request = request
    case .requestRemoved(let id):
      kind = .requestRemoved
      self.id = id
    case .friend(let friend):
      kind = .friend
      self.friend = friend
    case .friendRemoved(let user):
      kind = .friendRemoved
      self.user = user
    }
  }
}
