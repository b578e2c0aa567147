/// The collections, by the names that they have in the database.
enum MongoCollection: String, CaseIterable {
  case instance
  case accounts
  case sessions
  case requests
  case friendships
  case blocks
  case conversations
  case entries
  case media
  case discarded
  case attempts
  case secondFactors
  case invites
  case reports
  case audit
  case uploads = "uploads.chunks"
  case files = "fs.files"
  case chunks = "fs.chunks"
}
