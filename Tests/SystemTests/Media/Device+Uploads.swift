import Chat
import ChatTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Uploads as a client of tus makes them.
extension Device {
  static let uploadType = "application/offset+octet-stream"

  /// Announces a file; answers where it goes.
  func announce(
    _ length: Int, filename: String = "moth.bin", filetype: String = "application/octet-stream"
  ) async throws -> String {
    let answer = try await tus(
      .POST, "/api/v1/uploads",
      [
        "Upload-Length": "\(length)",
        "Upload-Metadata": Self.metadata(["filename": filename, "filetype": filetype]),
      ])
    try #require(answer.status == 201, "\(answer.body)")
    return try #require(answer.headers["Location"].first)
  }

  /// Sends a part of a file to where it goes.
  func patch(
    _ place: String, at offset: Int, _ bytes: String, headers: HTTPHeaders = [:]
  ) async throws -> Answer {
    var headers = headers
    headers.add(name: "Upload-Offset", value: "\(offset)")
    headers.add(name: "Content-Type", value: Self.uploadType)
    return try await tus(.PATCH, place, headers, body: ByteBuffer(string: bytes))
  }

  /// How much of a file is there.
  func offset(of place: String) async throws -> Int? {
    try await tus(.HEAD, place).headers["Upload-Offset"].first.flatMap(Int.init)
  }

  func tus(
    _ method: HTTPMethod, _ path: String, _ headers: HTTPHeaders = [:], body: ByteBuffer? = nil
  ) async throws -> Answer {
    try await HTTPClient.send(
      method, path, headers: tusHeaders(headers), body: body, port: port)
  }

  /// `headers`, and those that go with every request of tus.
  func tusHeaders(_ headers: HTTPHeaders) -> HTTPHeaders {
    var headers = headers
    if !headers.contains(name: "Tus-Resumable") {
      headers.add(name: "Tus-Resumable", value: "1.0.0")
    }
    headers.add(name: "Authorization", value: "Bearer \(token)")
    return headers
  }

  /// Sends a whole file and waits until it is ready; answers its id.
  func upload(
    _ bytes: String, filename: String = "moth.bin",
    filetype: String = "application/octet-stream"
  ) async throws -> String {
    let place = try await announce(bytes.utf8.count, filename: filename, filetype: filetype)
    let answer = try await patch(place, at: 0, bytes)
    let media = try #require(answer.headers["Martlet-Media"].first, "\(answer.body)")
    try await waitUntilReady(media)
    return media
  }

  func waitUntilReady(_ media: String) async throws {
    for _ in 0..<9_000 {
      if try await send(.GET, "media/\(media)").json["state"] == "ready" { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw TimedOut(what: "preparation")
  }

  static func metadata(_ pairs: KeyValuePairs<String, String>) -> String {
    pairs.map { "\($0) \(Data($1.utf8).base64EncodedString())" }.joined(separator: ",")
  }
}
