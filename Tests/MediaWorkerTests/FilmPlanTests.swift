import Foundation
import Testing

@testable import MediaWorker

@Suite struct FilmPlanTests {
  @Test(arguments: [
    (3840, 2160, 1920, 1080), (2160, 3840, 1080, 1920), (640, 480, 640, 480), (641, 480, 640, 480),
    (4000, 4000, 1080, 1080), (5000, 100, 1920, 38), (1, 1, 2, 2),
  ])
  func `A film fits into 1080p, in its shape and in even numbers`(
    width: Int, height: Int, fittedWidth: Int, fittedHeight: Int
  ) {
    let fitted = FilmPlan.fitted(FilmPlan.Size(width: width, height: height))

    #expect(fitted == FilmPlan.Size(width: fittedWidth, height: fittedHeight))
  }

  @Test(
    arguments: [
      (MediaType.mp4, "h264", "yuv420p", "aac", MediaType.mp4, FilmPlan.Step.copy, .copy),
      (.mov, "h264", "yuv420p", "pcm_s16le", .mp4, .copy, .encode),
      (.mov, "hevc", "yuv420p10le", "aac", .mp4, .encode, .copy),
      (.mp4, "h264", "yuv444p", nil, .mp4, .encode, .copy),
      (.webm, "vp9", "yuv420p", "opus", .webm, .copy, .copy),
      (.webm, "vp8", "yuv420p", nil, .webm, .copy, .copy),
      (.webm, "vp9", "yuv420p10le", "opus", .mp4, .encode, .encode),
      (.webm, "h264", "yuv420p", "opus", .mp4, .copy, .encode),
    ] as [(MediaType, String, String, String?, MediaType, FilmPlan.Step, FilmPlan.Step)])
  func `What browsers play is copied and the rest is encoded`(
    type: MediaType, video: String, pixels: String, audio: String?,
    container: MediaType, videoStep: FilmPlan.Step, audioStep: FilmPlan.Step
  ) throws {
    let plan = FilmPlan(
      type, video: try stream("\"codecName\":\"\(video)\",\"pixFmt\":\"\(pixels)\""),
      audio: try audio.map { try stream("\"codecName\":\"\($0)\"") },
      size: FilmPlan.Size(width: 64, height: 64))

    #expect(plan.container == container)
    #expect([plan.video, plan.audio] == [videoStep, audioStep])
  }

  @Test func `A film is turned by what stands beside its stream`() throws {
    #expect(try stream(#""sideDataList":[{"rotation":-90}]"#).liesOnItsSide)
    #expect(try !stream(#""sideDataList":[{"rotation":180}]"#).liesOnItsSide)
  }

  private func stream(_ fields: String) throws -> Probe.Stream {
    try JSONDecoder().decode(Probe.Stream.self, from: Data("{\(fields)}".utf8))
  }
}
