import Configuration
import Foundation

/// The settings in a JSON file, nested or with dotted keys.
struct ConfigurationFile {
  /// Its path.
  let path: String
  /// Its values.
  let snapshot: JSONSnapshot
  /// What can be seen to be wrong with it before any value is looked at.
  let faults: [Fault]

  /// The file, as origin of what it says.
  var origin: Origin { .file(path) }

  /// Reads the file at `path`.
  ///
  /// Throws a `Fault` when it cannot be read or is not one JSON object.
  init(path: String) throws(Fault) {
    let origin = Origin.file(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(origin: origin, description: "\(path) cannot be read.")
    }
    do {
      snapshot = try JSONSnapshot(
        data: data.bytes,
        providerName: path,
        parsingOptions: .default
      )
      faults = try JSONDecoder().decode(Leaves.self, from: data).all
        .sorted { $0.key < $1.key }
        .compactMap { Self.fault(in: $0, from: origin) }
    } catch {
      throw Fault(origin: origin, description: "\(path) is not one JSON object of settings.")
    }
    self.path = path
  }

  private static func fault(in leaf: Leaves.Leaf, from origin: Origin) -> Fault? {
    let options = Option.all.filter(\.standsInFile)
    guard let option = options.first(where: { $0.key == leaf.key }) else {
      return .unknown(leaf.key, among: options.map(\.key), from: origin)
    }
    return leaf.isBoolean ? .refused(nil, for: option, from: origin) : nil
  }
}

/// The ends of a tree of JSON objects: the library that reads the values neither tells their names
/// nor sets a truth value apart from the number one.
private struct Leaves: Decodable {
  let all: [Leaf]

  struct Leaf {
    let key: String
    let isBoolean: Bool
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    all = container.allKeys.flatMap { name -> [Leaf] in
      let inner = try? container.decode(Leaves.self, forKey: name).all
      guard let inner, !inner.isEmpty else {
        let isBoolean = (try? container.decode(Bool.self, forKey: name)) != nil
        return [Leaf(key: name.stringValue, isBoolean: isBoolean)]
      }
      return inner.map { Leaf(key: "\(name.stringValue).\($0.key)", isBoolean: $0.isBoolean) }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
