import Foundation

/// A blur of a picture in a few characters, after the algorithm that blurha.sh publishes: the first
/// terms of a cosine transform, in base 83.
enum BlurHash {
  /// Colour in linear light.
  private typealias Light = SIMD3<Double>

  private static let digits = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~".utf8)

  /// The blur of `pixels`, three bytes each of sRGB, row by row. More terms lie along the longer
  /// side. The work grows with the number of pixels, so a small copy is what should be passed.
  static func encode(pixels: [UInt8], width: Int, height: Int) -> String {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 3)
    let (across, down) = width >= height ? (4, 3) : (3, 4)
    let terms = self.terms(of: pixels, width, height, across: across, down: down)
    let details = terms.dropFirst()
    let largest = details.map { max(abs($0.x), abs($0.y), abs($0.z)) }.max() ?? 0
    let scale = max(0, min(82, Int((largest * 166 - 0.5).rounded(.down))))

    var hash: [UInt8] = []
    append((across - 1) + (down - 1) * 9, digits: 1, to: &hash)
    append(scale, digits: 1, to: &hash)
    append(average(terms[0]), digits: 4, to: &hash)
    for detail in details {
      append(quantised(detail, scale: Double(scale + 1) / 166), digits: 2, to: &hash)
    }
    return String(decoding: hash, as: UTF8.self)
  }

  private static func terms(
    of pixels: [UInt8], _ width: Int, _ height: Int, across: Int, down: Int
  ) -> [Light] {
    let linear = (0..<256).map { toLinear(Double($0) / 255) }
    let columns = (0..<across).map { cosines($0, over: width) }
    let rows = (0..<down).map { cosines($0, over: height) }
    return rows.enumerated().flatMap { j, row in
      columns.enumerated().map { i, column in
        var sum = Light.zero
        for y in 0..<height {
          for x in 0..<width {
            let at = (y * width + x) * 3
            let light = Light(
              linear[Int(pixels[at])], linear[Int(pixels[at + 1])], linear[Int(pixels[at + 2])])
            sum += light * (column[x] * row[y])
          }
        }
        return sum * ((i == 0 && j == 0 ? 1 : 2) / Double(width * height))
      }
    }
  }

  private static func cosines(_ term: Int, over length: Int) -> [Double] {
    (0..<length).map { cos(.pi * Double(term) * Double($0) / Double(length)) }
  }

  private static func average(_ light: Light) -> Int {
    let bytes = (0..<3).map { Int((toGamma(light[$0]) * 255).rounded()) }
    return bytes[0] << 16 | bytes[1] << 8 | bytes[2]
  }

  private static func quantised(_ light: Light, scale: Double) -> Int {
    (0..<3).reduce(0) { value, channel in
      let part = light[channel] / scale
      let root = part < 0 ? -(-part).squareRoot() : part.squareRoot()
      return value * 19 + max(0, min(18, Int((root * 9 + 9.5).rounded(.down))))
    }
  }

  private static func append(_ value: Int, digits count: Int, to hash: inout [UInt8]) {
    let places = sequence(first: 1) { $0 * 83 }.prefix(count)
    hash += places.reversed().map { digits[value / $0 % 83] }
  }

  private static func toLinear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private static func toGamma(_ light: Double) -> Double {
    let value = max(0, min(1, light))
    return value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
  }
}
