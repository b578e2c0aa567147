/// Looks into what people send and makes it safe and small; runs where it can harm nothing.
package protocol MediaPreparer: Sendable {
  /// Makes of `file`, in `folder`, what is to be kept; says its progress from 0 to 1 where it takes
  /// long. Throws ``MediaRefused`` where nothing can be made of it, and anything else where that
  /// can't be known this time.
  func prepare(
    _ file: String, into folder: String, onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> PreparedFiles
}

/// What a preparer made: facts, and files that are yet to be kept.
package struct PreparedFiles: Sendable {
  /// Everything but its variants.
  package let facts: PreparedMedia
  /// Paths of what was made, and their types. A plain file has none: it is kept as it came.
  package let files: [Attachment.Variant: (path: String, mime: String)]

  package init(
    facts: PreparedMedia, files: [Attachment.Variant: (path: String, mime: String)]
  ) {
    self.facts = facts
    self.files = files
  }
}

/// An upload of which nothing can be made, for the reason with this stable code.
package struct MediaRefused: Error, Equatable {
  package let code: String

  package init(code: String) {
    self.code = code
  }
}
