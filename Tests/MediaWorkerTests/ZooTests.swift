import ChatTesting
import Foundation
import Testing

@testable import Martlet

@Suite struct ZooTests {
  /// Kilobytes that a run may take beyond what it takes to look at a file and do nothing.
  private static let allowance = 128 * 1024

  @Test func `Every odd and hostile file is made safe, or refused with its reason`() async throws {
    let zoo = try await Zoo()

    let results = try await zoo.prepared()

    #expect(results.count >= 40)
    let idle = try #require(results.compactMap(peak).min())
    for result in results {
      expectItsDue(result)
      expectNothingTold(result)
      let peak = peak(of: result) ?? 0
      #expect(peak <= idle + Self.allowance, "\(result.specimen.name): \(peak) KB, idle \(idle)")
    }
    try await expectAnEnd(to: "largest.png", of: zoo)
    try await expectNoMetadata(in: results.filter(isPrepared).map(\.folder))
  }

  /// It is what was said, or refused for a reason that was said.
  private func expectItsDue(_ result: Zoo.Result) {
    let due = result.specimen
    guard case .success(let report) = result.outcome else {
      Issue.record("\(due.name): \(result.outcome)")
      return
    }
    if let refused = report.refused {
      #expect(due.refusal.contains(refused.code), "\(due.name): \(refused)")
      return
    }
    guard let media = report.prepared else {
      Issue.record("\(due.name): an empty report")
      return
    }
    #expect([media.kind, media.type] == [due.kind, due.type], "\(due.name)")
    #expect((media.animated ?? false) == due.animated, "\(due.name)")
    if !due.size.isEmpty { #expect([media.width, media.height] == due.size, "\(due.name)") }
    expectItsVariants(media, of: due, in: result.files)
  }

  private func expectItsVariants(
    _ media: WorkerReport.Product, of due: Zoo.Specimen, in files: [String: Data]
  ) {
    let roles =
      switch media.kind {
      case "picture", "video": ["original", "preview", "thumb"]
      case "sound": ["original"]
      default: [String]()
      }
    #expect(media.variants.map(\.role) == roles, "\(due.name)")
    #expect(Set(files.keys) == Set(media.variants.map(\.file)), "\(due.name): nothing else is left")
    for variant in media.variants {
      #expect(files[variant.file]?.count == variant.bytes, "\(due.name)")
      #expect(max(variant.width ?? 0, variant.height ?? 0) <= bound(of: variant), "\(due.name)")
    }
    if let original = media.variants.first {
      #expect(original.type == (due.original.isEmpty ? due.type : due.original), "\(due.name)")
    }
    if media.kind == "sound" { #expect(media.waveform?.max() == 100, "\(due.name)") }
    if media.kind == "picture" || media.kind == "video" {
      #expect(media.blurhash?.count == 28, "\(due.name)")
    }
    if media.kind == "sound" || media.kind == "video" {
      #expect(0.5...3.5 ~= media.seconds ?? 0, "\(due.name)")
    }
  }

  private func bound(of variant: WorkerReport.Variant) -> Int {
    ["preview": 2048, "thumb": 360][variant.role] ?? .max
  }

  /// Nothing of what the file told is in any variant, in whatever form; nor the name that its
  /// encoder left between the frames.
  private func expectNothingTold(_ result: Zoo.Result) {
    for (name, data) in result.files {
      for word in [Zoo.canary, Data("x264 - core".utf8)] {
        #expect(data.range(of: word) == nil, "\(result.specimen.name): \(name)")
      }
    }
  }

  /// A picture that takes longer than a picture may is given up.
  private func expectAnEnd(to name: String, of zoo: Zoo) async throws {
    let process = MediaProcess(executable: Repository.worker, options: ["--picture-seconds", "1"])
    let output = try zoo.folder.add("given-up")

    await #expect(throws: MediaFault.tooCostly) {
      try await process.prepare("\(zoo.folder.path)/\(name)", into: output)
    }
  }

  /// exiftool, which knows more forms than anybody, finds none of these in any variant.
  private func expectNoMetadata(in folders: [String]) async throws {
    let telling = [
      "EXIF", "XMP", "IPTC", "Photoshop", "ICC_Profile", "Comment", "GPS*", "Location*",
    ]
    let tags = telling.map { $0.hasSuffix("*") || $0 == "Comment" ? "-\($0)" : "-\($0):all" }
    let json = try await Program.output(
      of: ["/usr/bin/env", "exiftool", "-q", "-q", "-json", "-G", "-a", "-r"] + tags + folders)
    let found = try #require(
      try JSONSerialization.jsonObject(with: json) as? [[String: Any]])
    #expect(found.count > 100)
    for file in found where file.count > 1 { Issue.record("\(file)") }
  }

  private func isPrepared(_ result: Zoo.Result) -> Bool {
    (try? result.outcome.get().prepared?.variants.isEmpty) == false
  }

  private func peak(of result: Zoo.Result) -> Int? {
    try? result.outcome.get().usage?.peakKilobytes
  }
}
