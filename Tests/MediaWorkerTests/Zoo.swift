import ChatTesting
import Foundation

@testable import Martlet

/// The files that `Tests/MediaZoo` makes, and what the worker made of them.
struct Zoo {
  /// A file, and what must become of it.
  struct Specimen: Decodable, Sendable {
    let name: String
    let kind: String
    let type: String
    let refusal: [String]
    let original: String
    let animated: Bool
    let size: [Int]
  }

  /// What became of it.
  struct Result {
    let specimen: Specimen
    let outcome: Swift.Result<WorkerReport, MediaFault>
    let folder: String

    /// What is in the output folder, by name.
    var files: [String: Data] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
        })
    }
  }

  /// The word that stands in everything which a file tells beside its picture or its sound.
  static let canary = Data("Gracegardenwall".utf8)

  let folder: Folder
  let specimens: [Specimen]

  /// Makes the files.
  init() async throws {
    folder = try Folder()
    try await Program.output(
      of: Repository.python + ["-B", "\(Repository.root)/Tests/MediaZoo", folder.path])
    let listing = try Data(contentsOf: URL(filePath: "\(folder.path)/zoo.json"))
    specimens = try JSONDecoder().decode([Specimen].self, from: listing)
  }

  /// Has all of them prepared, two at a time.
  func prepared() async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
      var results: [Result] = []
      for (index, specimen) in specimens.enumerated() {
        if index >= 2, let result = try await group.next() { results.append(result) }
        let output = try folder.add("prepared/\(specimen.name)")
        let file = "\(folder.path)/\(specimen.name)"
        group.addTask { await Self.result(of: specimen, file, output) }
      }
      for try await result in group { results.append(result) }
      return results
    }
  }

  private static func result(
    of specimen: Specimen, _ file: String, _ output: String
  ) async -> Result {
    let process = MediaProcess(executable: Repository.worker)
    do throws(MediaFault) {
      let report = try await process.report(on: file, into: output)
      return Result(specimen: specimen, outcome: .success(report), folder: output)
    } catch {
      return Result(specimen: specimen, outcome: .failure(error), folder: output)
    }
  }
}
