extension KeptInvite {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("createdAt", createdAt)
      json.member("expiresAt", expiresAt)
      json.name("guests")
      json.array(guests) { $1.value($0) }
      json.member("hash", hash.bytes.hexadecimal)
      json.member("id", id)
      json.member("left", left)
      json.member("owner", owner)
      json.member("uses", uses)
    }
  }
}
