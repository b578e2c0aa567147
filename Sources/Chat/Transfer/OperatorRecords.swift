extension KeptReport {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("about", about)
      json.name("attachments")
      json.array(message?.attachments ?? []) { $1.value($0) }
      json.member("body", message?.body)
      json.member("by", by)
      json.member("closedAt", closedAt)
      json.member("closedBy", closedBy)
      json.member("comment", comment)
      json.member("conversation", message?.conversation)
      json.member("createdAt", createdAt)
      json.member("id", id)
      json.member("reason", reason.rawValue)
      json.member("sentAt", message?.sentAt)
      json.member("seq", message?.seq)
    }
  }
}

extension AuditLine {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("about", about)
      json.member("act", act.rawValue)
      json.member("at", at)
      json.member("by", by)
      json.member("detail", detail)
      json.name("ended")
      json.array(ended) { $1.value($0) }
      json.member("id", id)
    }
  }
}
