/// Sends letters; the product knows no more of mail than this.
package protocol Mailer: Sendable {
  /// Takes a letter that is to be sent soon, and answers at once; false where too many wait already.
  ///
  /// It may be lost: with the process, and where the other server doesn't take it in time.
  func post(_ letter: Letter) -> Bool
}
