import Foundation
import Testing

@testable import Chat

/// One file of `contract/`: a value as it crosses the wire, and what it is.
struct GoldenFile: Decodable, CustomTestStringConvertible {
  let direction: String
  let kind: String
  let type: String
  let value: JSONValue
  private(set) var name = ""

  var testDescription: String { name }

  /// Every file, in the order of their names.
  static func all() throws -> [GoldenFile] {
    let contract = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../contract").standardizedFileURL
    return try FileManager.default.subpathsOfDirectory(atPath: contract.path)
      .filter { $0.hasSuffix(".json") }.sorted()
      .map { name in
        let data = try Data(contentsOf: contract.appending(path: name))
        var file = try JSONDecoder().decode(GoldenFile.self, from: data)
        file.name = name
        return file
      }
  }

  private enum CodingKeys: CodingKey {
    case direction, kind, type, value
  }
}
