/// The arrows of the map: what a target may import, and what it must declare.
enum Walls {
  /// By target, the modules that its code may import; an asterisk stands for any ending.
  static let allowed: [String: [String]] = [
    "Martlet": [
      "Chat", "Configuration", "Crypto", "Foundation", "Hummingbird*", "Logging", "Mail",
      "MongoStore",
      "NIO*", "Realtime", "ServiceLifecycle", "SQLiteStore", "Subprocess", "Synchronization",
      "UnixSignals",
    ],
    "Mail": ["CCurl", "Chat", "Foundation", "Logging", "NIO*", "Synchronization"],
    "MediaWorker": ["CVips", "Foundation", "Subprocess"],
    "Chat": [
      "CArgon2", "Crypto", "Foundation", "Hummingbird*", "HTTPTypes", "JWTKit", "Logging", "NIO*",
      "Realtime", "ServiceLifecycle", "Synchronization",
    ],
    "Realtime": ["Logging", "Metrics", "NIO*", "Synchronization"],
    "SQLiteStore": [
      "Chat", "Crypto", "Dispatch", "Foundation", "GRDB*", "Logging", "NIO*", "Synchronization",
    ],
    "MongoStore": [
      "CMongo", "Chat", "Crypto", "Dispatch", "Foundation", "Logging", "NIO*", "Synchronization",
    ],
    "ChatTesting": [
      "Chat", "Crypto", "Foundation", "Logging", "NIO*", "Realtime", "Synchronization", "Testing",
    ],
  ]

  /// Modules of the toolchain, which no package declares.
  private static let toolchain: Set = ["Dispatch", "Foundation", "Synchronization", "Testing"]

  /// Imports that no arrow of the map allows, in `Sources`.
  static func crossings(in files: [SourceFile]) -> [Breach] {
    files.flatMap { file -> [Breach] in
      guard let target = file.target(in: "Sources") else { return [] }
      let allowed = Walls.allowed[target] ?? []
      return file.imports.sorted().filter { module in
        !allowed.contains { pattern in
          pattern.hasSuffix("*") ? module.hasPrefix(pattern.dropLast()) : module == pattern
        }
      }.map { Breach(path: file.path, problem: "\(target) may not import \($0)") }
    }
  }

  /// Imports of modules that the target does not declare; the build lets those through as long as
  /// some other target happens to depend on them.
  static func undeclared(in files: [SourceFile], by manifest: Manifest) -> [Breach] {
    files.flatMap { file -> [Breach] in
      guard let target = file.target(in: "Sources") ?? file.target(in: "Tests") else { return [] }
      let declared = (manifest.dependencies[target] ?? []).union(toolchain)
      return file.imports.subtracting(declared).sorted().map {
        Breach(path: file.path, problem: "\(target) does not declare \($0)")
      }
    }
  }
}

extension SourceFile {
  /// The target of a file that stands in `folder`, and in a folder of its own there.
  func target(in folder: String) -> String? {
    parts.count > 2 && parts[0] == folder ? parts[1] : nil
  }

  /// The room of a file of the product; nil for what belongs to no feature.
  var room: String? {
    parts.count > 3 && target(in: "Sources") == "Chat" ? parts[2] : nil
  }
}
