/// One thing wrong with the configuration, in words for the operator who wrote it.
struct Fault: Error, Equatable, CustomStringConvertible {
  /// Where it stands.
  let origin: Origin
  /// A whole sentence: what is wrong, and what is allowed instead.
  let description: String

  /// A value that an option does not allow.
  static func refused(_ value: String?, for option: Option, from origin: Origin) -> Fault {
    let shown = value.map { option.mayHoldSecrets ? "wrong" : "\"\($0)\"" }
    let given = "is \(shown ?? "neither a text nor a number")"
    return Fault(
      origin: origin,
      description: "\(origin.name(of: option)) \(given); allowed is \(option.allowed)."
    )
  }

  /// A name that no option has, with the likeliest of those that it could have been meant for.
  static func unknown(_ name: String, among names: [String], from origin: Origin) -> Fault {
    let hint = nearest(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
    return Fault(
      origin: origin,
      description: "\(origin.place(of: name)) is not an option.\(hint)"
    )
  }
}
