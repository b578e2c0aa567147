import CCurl
import Chat
import Foundation

/// One attempt to hand one letter to the server, by libcurl; holds up its thread.
struct SMTPTransfer {
  let settings: SMTPSettings
  /// Asked about once a second; true ends the attempt.
  let isEnding: @Sendable () -> Bool

  enum Outcome: Equatable {
    case sent
    /// For good: the server said 5xx (RFC 5321, section 4.2.1).
    case refused(String)
    /// For now: it said 4xx, or was not to be had.
    case postponed(String)
  }

  func send(_ message: MailMessage) -> Outcome {
    guard Self.isReady, let handle = curl_easy_init() else { return .postponed("no libcurl") }
    let recipients = curl_slist_append(nil, "<\(message.to.text)>")
    defer { curl_slist_free_all(recipients) }
    let end = ContinuousClock.now + .seconds(settings.deadline)
    var errand = Errand(rest: message.bytes[...], isEnding: isEnding, end: end)
    return withUnsafeMutablePointer(to: &errand) { errand in
      // Closing the connection asks for the errand once more.
      defer { curl_easy_cleanup(handle) }
      configure(handle)
      curl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients)
      for option in Self.errandOptions { curl_set_pointer(handle, option, errand) }
      return outcome(curl_easy_perform(handle), of: handle)
    }
  }

  private static let errandOptions = [
    CURLOPT_READDATA, CURLOPT_XFERINFODATA, CURLOPT_SOCKOPTDATA, CURLOPT_CLOSESOCKETDATA,
  ]

  private func configure(_ handle: UnsafeMutableRawPointer) {
    // The name that it greets with is the sender's domain: what the machine calls itself is not.
    let domain = settings.sender.text.split(separator: "@").last ?? "localhost"
    curl_set_text(handle, CURLOPT_URL, "\(settings.server)/\(domain)")
    curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    curl_set_number(handle, CURLOPT_USE_SSL, settings.usesTLS ? Self.always : Self.never)
    curl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
    curl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
    if !settings.certificates.isEmpty {
      curl_set_text(handle, CURLOPT_CAINFO, settings.certificates)
    }
    if !settings.username.isEmpty {
      curl_set_text(handle, CURLOPT_USERNAME, settings.username)
      curl_set_text(handle, CURLOPT_PASSWORD, settings.password)
    }
    // Without signals, for which another thread would have to be there.
    curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    // The errand's own deadline comes first: this one would be followed by a good-bye (`QUIT`), for
    // which libcurl waits two minutes.
    curl_set_number(handle, CURLOPT_TIMEOUT, settings.deadline + 10)
    curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(settings.sender.text)>")
    curl_set_number(handle, CURLOPT_UPLOAD, 1)
    curl_set_reader(handle) { target, size, count, errand in
      guard let target, let errand else { return 0 }
      return errand.assumingMemoryBound(to: Errand.self).pointee.read(to: target, size * count)
    }
    curl_set_number(handle, CURLOPT_NOPROGRESS, 0)
    setWatch(handle)
  }

  /// Called about once a second: hangs up when the time is over, so that nothing more is waited for.
  private func setWatch(_ handle: UnsafeMutableRawPointer) {
    curl_set_opened(handle) { errand, socket, _ in
      errand?.assumingMemoryBound(to: Errand.self).pointee.socket = socket
      return CURL_SOCKOPT_OK
    }
    curl_set_closer(handle) { errand, socket in
      errand?.assumingMemoryBound(to: Errand.self).pointee.socket = nil
      return close(socket)
    }
    curl_set_progress(handle) { errand, _, _, _, _ in
      guard let errand = errand?.assumingMemoryBound(to: Errand.self).pointee, errand.isOver else {
        return 0
      }
      if let socket = errand.socket { shutdown(socket, Int32(SHUT_RDWR)) }
      return 1
    }
  }

  private func outcome(_ result: CURLcode, of handle: UnsafeMutableRawPointer) -> Outcome {
    guard result != CURLE_OK else { return .sent }
    var answer = 0
    curl_get_number(handle, CURLINFO_RESPONSE_CODE, &answer)
    let reason = "\(String(cString: curl_easy_strerror(result))), after \(answer)"
    return (500...599).contains(answer) ? .refused(reason) : .postponed(reason)
  }

  private static let always = Int(CURLUSESSL_ALL.rawValue)
  private static let never = Int(CURLUSESSL_NONE.rawValue)

  /// Once for the process, before any handle.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// What libcurl's callbacks are given back.
private struct Errand {
  /// Of the message, what has not been read.
  var rest: ArraySlice<UInt8>
  let isEnding: @Sendable () -> Bool
  let end: ContinuousClock.Instant
  /// While it is open.
  var socket: curl_socket_t?

  var isOver: Bool { isEnding() || ContinuousClock.now >= end }

  mutating func read(to target: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    let part = rest.prefix(room)
    part.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        UnsafeMutableRawPointer(target).copyMemory(from: start, byteCount: bytes.count)
      }
    }
    rest = rest.dropFirst(part.count)
    return part.count
  }
}
