/// The client's colours, by the names of `web/src/styles/tokens.css`, as mail programs understand them.
/// A test holds the two to each other.
enum Look {
  struct Colour {
    let name: String
    let light: String
    let dark: String
  }

  static let accent = Colour(name: "accent", light: "#1b56ca", dark: "#7daafd")
  static let soft = Colour(name: "soft", light: "#e5efff", dark: "#1d2b44")
  static let surface = Colour(name: "surface", light: "#ffffff", dark: "#15181e")
  static let wall = Colour(name: "wall", light: "#eaf1f8", dark: "#0a0d13")
  static let ink = Colour(name: "ink", light: "#151b24", dark: "#eceff2")

  static let all = [accent, soft, surface, wall, ink]
}
