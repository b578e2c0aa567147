/// Options that several calls of ffmpeg share.
enum FFmpeg {
  static let quiet = [
    "-nostdin", "-hide_banner", "-loglevel", "quiet", "-y", "-threads", "1", "-filter_threads", "1",
  ]

  /// Leaves out titles, places, dates, chapters, subtitles and data, and what names the encoder.
  static let nameless = [
    "-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn", "-threads", "1",
    "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
  ]

  /// The moment in a line that `-progress` prints; nil for its other lines.
  static func seconds(inProgress line: String) -> Double? {
    let parts = line.split(separator: "=")
    guard parts.count == 2, parts[0] == "out_time_us" else { return nil }
    return Double(parts[1]).map { $0 / 1_000_000 }
  }
}
