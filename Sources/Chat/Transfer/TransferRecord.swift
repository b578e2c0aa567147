import NIOCore

/// One thing that an instance keeps, whole, and without anything of the engine that keeps it.
package enum TransferRecord: Equatable, Sendable {
  case account(AccountRecord)
  case session(SessionRecord)
  case request(RequestRecord)
  case friendship(FriendshipRecord)
  case block(BlockRecord)
  case conversation(ConversationRecord)
  case entry(EntryRecord)
  case media(MediaRecord)
  /// Bytes that may be needed no more.
  case discarded(MediaDigest)
  case attempt(AttemptRecord)
  case secondFactor(SecondFactorRecord)
  case invite(KeptInvite)
  case report(KeptReport)
  case audit(AuditLine)
  case instance(InstanceRecord)

  package var kind: TransferKind {
    switch self {
    case .account: .account
    case .session: .session
    case .request: .request
    case .friendship: .friendship
    case .block: .block
    case .conversation: .conversation
    case .entry: .entry
    case .media: .media
    case .discarded: .discarded
    case .attempt: .attempt
    case .secondFactor: .secondFactor
    case .invite: .invite
    case .report: .report
    case .audit: .audit
    case .instance: .instance
    }
  }

  package var key: TransferKey {
    switch self {
    case .account(let record): TransferKey(record.account.user.id)
    case .session(let record): TransferKey(record.session.id)
    case .request(let record): TransferKey(record.id)
    case .friendship(let record): TransferKey(record.request)
    case .block(let record): TransferKey(record.blocker, record.blocked)
    case .conversation(let record): TransferKey(record.id)
    case .entry(let record): TransferKey(record.conversation, seq: record.seq)
    case .media(let record): TransferKey(record.id)
    case .discarded(let digest): TransferKey(digest.bytes)
    case .attempt(let record): TransferKey(record.key.bytes)
    case .secondFactor(let record): TransferKey(record.user)
    case .invite(let record): TransferKey(record.id)
    case .report(let record): TransferKey(record.id)
    case .audit(let record): TransferKey(record.id)
    case .instance: TransferKey([])
    }
  }

  /// As JSON whose members are in the order of their names: equal records are equal bytes.
  package func canonical() throws -> ByteBuffer {
    var json = JSONWriter(capacity: 512)
    switch self {
    case .account(let record): try record.write(to: &json)
    case .session(let record): record.write(to: &json)
    case .request(let record): record.write(to: &json)
    case .friendship(let record): record.write(to: &json)
    case .block(let record): record.write(to: &json)
    case .conversation(let record): record.write(to: &json)
    case .entry(let record): record.write(to: &json)
    case .media(let record): record.write(to: &json)
    case .discarded(let digest): json.value(digest.description)
    case .attempt(let record): record.write(to: &json)
    case .secondFactor(let record): record.write(to: &json)
    case .invite(let record): record.write(to: &json)
    case .report(let record): record.write(to: &json)
    case .audit(let record): record.write(to: &json)
    case .instance(let record): record.write(to: &json)
    }
    return json.text
  }
}

extension JSONWriter {
  // A member that isn't there is left out.

  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    self.name(name)
    value(text)
  }

  mutating func member(_ name: StaticString, _ id: Identifier<some Any>?) {
    guard let id else { return }
    self.name(name)
    value(id)
  }

  mutating func member(_ name: StaticString, _ number: (some FixedWidthInteger)?) {
    guard let number else { return }
    self.name(name)
    value(number)
  }

  mutating func member(_ name: StaticString, _ moment: Timestamp?) {
    member(name, moment?.milliseconds)
  }

  mutating func member(_ name: StaticString, _ flag: Bool?) {
    guard let flag else { return }
    self.name(name)
    value(flag)
  }
}
