/// What this is.
package enum Release {
  /// This release.
  package static let version = "0.1.0"
}
