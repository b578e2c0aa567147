import Chat
import Synchronization

/// Keeps the letters that are posted, up to a bound, and sends none.
package final class Letterbox: Mailer {
  private let limit: Int
  private let posted = Mutex<[Letter]>([])

  package init(limit: Int = 1_000) {
    self.limit = limit
  }

  package var letters: [Letter] { posted.withLock { $0 } }

  /// The code of the last letter that has one.
  package var code: String? {
    letters.reversed().lazy.flatMap(\.parts).compactMap { part in
      if case .code(let code) = part { code } else { nil }
    }.first
  }

  package func post(_ letter: Letter) -> Bool {
    posted.withLock { letters in
      guard letters.count < limit else { return false }
      letters.append(letter)
      return true
    }
  }
}
