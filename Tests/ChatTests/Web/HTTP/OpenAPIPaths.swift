import Foundation

/// The paths of an OpenAPI document and the methods of each, read from its text: two levels of keys
/// are all that is needed, so no reader of YAML is.
struct OpenAPIPaths {
  /// Such as `GET /api/v1/users/{id}`.
  private(set) var operations: Set<String> = []

  init(_ text: String) {
    let methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"]
    var isInPaths = false
    var path = ""
    for line in text.split(separator: "\n") where line.contains(":") {
      let key = line.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces)
      switch line.prefix(while: { $0 == " " }).count {
      case 0: isInPaths = key == "paths"
      case 2 where isInPaths: path = key
      case 4 where isInPaths && methods.contains(key):
        operations.insert("\(key.uppercased()) \(path)")
      default: break
      }
    }
  }

  /// The text at the root of the repository.
  static func document() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../openapi.yaml").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8)
  }
}
