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

  /// `response` with both taken back, and with what the browser has kept of what they let it fetch
  /// (Clear Site Data, section 3.1: pictures and films of others, which a cache may have for a day).
  func clearing(on response: Response) -> Response {
    var response = response.setting(refresh.clearing).setting(media.clearing)
    response.headers[Self.clearSiteData] = "\"cache\""
    return response
  }

  private static var clearSiteData: HTTPField.Name {
    guard let name = HTTPField.Name("Clear-Site-Data") else {
      preconditionFailure("a constant token")
    }
    return name
  }
}

extension Response {
  /// This answer with a `Set-Cookie` added.
  func setting(_ cookie: String) -> Response {
    var response = self
    response.headers.append(HTTPField(name: .setCookie, value: cookie))
    return response
  }
}
