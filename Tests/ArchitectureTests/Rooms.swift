/// The rooms of the product: one folder per feature, of one name everywhere.
enum Rooms {
  /// Folders of the product that are no feature: what all share, what goes from one engine to another,
  /// and the door to the world.
  static let common: Set = ["Shared", "Transfer", "Web"]

  /// The sum of all ports, which the door hands to the table of contents.
  static let sum = "Sources/Chat/Shared/Stores.swift"

  /// A store port named by a room that is not its own, or the sum of them named by a slice: facts
  /// are asked of the rules of the slice that keeps them.
  static func foreignPorts(in files: [SourceFile]) -> [Breach] {
    let product = files.filter { $0.room != nil }
    let ports = product.flatMap { file in
      file.code.captures(of: "\\bprotocol +(\\w*Stores?)\\b").map { (name: $0, home: file) }
    }
    return product.filter { $0.path != sum }.flatMap { file -> [Breach] in
      let code = file.code
      let isCommon = common.contains(file.room ?? "")
      return ports.filter { port in
        let isMine = port.home.room == file.room || (isCommon && port.home.path == sum)
        return !isMine && code.mentions(port.name)
      }.map { Breach(path: file.path, problem: "names \($0.name) of \($0.home.room ?? "")") }
    }
  }

  /// Those of `rooms` that the table of contents builds, in its order.
  static func order(of rooms: [String], in contents: SourceFile) -> [String] {
    contents.code.captures(of: "\\blet +\\w+: +(\\w+)\\n").filter { rooms.contains($0) }
  }

  /// Rules of a slice named by a slice before it in the table of contents. The rules of a room are
  /// the type that bears its name.
  static func forwardCalls(in files: [SourceFile], order: [String]) -> [Breach] {
    files.flatMap { file -> [Breach] in
      guard let room = file.room, let own = order.firstIndex(of: room) else { return [] }
      let code = file.code
      return order[(own + 1)...].filter { code.mentions($0) }.map {
        Breach(path: file.path, problem: "calls \($0), which comes after \(room)")
      }
    }
  }

  /// Folders of one target that name no room of the product.
  static func unknown(
    _ names: [String],
    in folder: String,
    product: [String],
    besides others: Set<String> = []
  ) -> [Breach] {
    let known = Set(product.map { $0.lowercased() }).union(others.map { $0.lowercased() })
    return names.filter { !known.contains($0.lowercased()) }
      .map { Breach(path: "\(folder)/\($0)", problem: "is no room of Sources/Chat") }
  }
}
