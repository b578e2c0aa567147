import HTTPTypes
import Hummingbird

/// What a browser is given to stay logged in, and to show what is in messages.
struct SessionCookies: Sendable {
  let refresh: RefreshCookie
  let media: MediaCookie

  init(publicURL: PublicURL) {
    refresh = RefreshCookie(publicURL: publicURL)
    media = MediaCookie(publicURL: publicURL)
  }

  /// `response` with both for `grant`.
  func setting(_ grant: Grant, on response: Response) -> Response {
    response.setting(refresh.setting(grant)).setting(media.setting(grant))
  }

  /// `response` with both taken back.
  func clearing(on response: Response) -> Response {
    response.setting(refresh.clearing).setting(media.clearing)
  }
}

extension Response {
  /// This answer with a `Set-Cookie` added.
  fileprivate func setting(_ cookie: String) -> Response {
    var response = self
    response.headers.append(HTTPField(name: .setCookie, value: cookie))
    return response
  }
}
