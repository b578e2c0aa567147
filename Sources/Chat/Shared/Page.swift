/// One page of a list and how to ask for the one after it.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
  package var items: [Item]
  /// The `after` of the following page, opaque to clients; nil on the last.
  @Nullable package var next: String?

  package init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }

  /// A page of at most `limit` out of `found`, which the store read one longer than asked.
  package init(found: [Item], limit: Int, cursor: (Item) -> String) {
    items = Array(found.prefix(limit))
    next = found.count > limit ? items.last.map(cursor) : nil
  }
}

extension Page: Equatable where Item: Equatable {}
