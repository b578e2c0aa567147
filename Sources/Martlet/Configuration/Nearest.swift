/// The one of `names` that `name` was probably meant to be; nil when none is near enough.
///
/// Near enough is a third of its letters wrong, by Levenshtein's distance.
func nearest(to name: String, among names: [String]) -> String? {
  let ranked = names.map { (name: $0, distance: distance(Array(name), Array($0))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(2, name.count / 3) ? best.name : nil
}

/// The fewest insertions, deletions and replacements that make `left` into `right`.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
