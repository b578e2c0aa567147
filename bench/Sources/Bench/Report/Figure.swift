/// One measured number; its name ends with its unit.
struct Figure: Sendable {
  let name: String
  let value: Double

  init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}
