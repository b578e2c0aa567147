/// What a device says of the person before it: whether they look, and that they are typing.
struct PresenceCommands: Feature {
  let presence: Presence
  let typing: Typing

  var commands: [SocketCommand] {
    [
      SocketCommand("active", as: Active.self) { frame, caller in
        await presence.active(frame.active, caller.presence, of: caller.user)
        return nil
      },
      SocketCommand("typing", as: TypingReport.self) { frame, caller in
        try await typing.report(by: caller.user, in: frame.conversation)
        return nil
      },
    ]
  }
}

/// `active`: is somebody looking at this device?
struct Active: Codable {
  let active: Bool
}

/// `typing`, from the one who types.
struct TypingReport: Codable {
  let conversation: ConversationID
}
