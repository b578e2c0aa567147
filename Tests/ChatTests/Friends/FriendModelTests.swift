import ChatTesting
import Testing

@testable import Chat

/// Random commands of three people, held against a model that is too small to be wrong.
@Suite(.timeLimit(.minutes(10))) struct FriendModelTests {
  @Test func `Whatever three people do, it is as the model has it, and both sides agree`()
    async throws
  {
    // One life alone may miss a kind of change; all of them never do.
    let seeds = Proof(cases: 10_000).seeds
    var seen: Set<FriendModel.Change> = []
    for seed in seeds { seen.formUnion(try await live(seed: seed)) }
    #expect(seeds.count == 1 || seen == Set(FriendModel.Change.allCases))
  }

  private func live(seed: UInt64) async throws -> Set<FriendModel.Change> {
    let house = try await House()
    let people = [house.ada, house.grace, house.linus]
    var chance = SplitMix64(seed: seed)
    var model = FriendModel()
    var requests: [RequestID] = []
    // Most lives are short, so that many begin; what takes long to come about happens in the others.
    let isLong = Int.random(in: 0..<250, using: &chance) == 0

    for _ in 0..<(isLong ? 250 : Int.random(in: 1...5, using: &chance)) {
      let pair = people.shuffled(using: &chance)
      let (one, other) = (pair[0], pair[1])
      let request = requests.suffix(3).randomElement(using: &chance)
      let versions = try await house.versions(of: people)
      house.bus.forget()
      let changed: Set<UserID>
      switch (Int.random(in: 0...3, using: &chance), request) {
      case (0, _), (_, nil):
        let asked = try await house.features.friends.ask(other, by: one)
        if case .requested(let request) = asked { requests.append(request.id) }
        changed = model.ask(one, other, asked)
      case (1, let id?):
        let isAccepted = await succeeds { try await house.features.friends.accept(id, by: one) }
        let expected = model.accept(id, by: one)
        #expect(isAccepted == expected.succeeds, "PROOF_SEED=\(seed)")
        changed = expected.changed
      case (2, let id?):
        let isRemoved = await succeeds {
          try await house.features.friends.removeRequest(id, by: one)
        }
        changed = model.remove(id, by: one)
        #expect(isRemoved == !changed.isEmpty, "PROOF_SEED=\(seed)")
      default:
        let isEnded = await succeeds { try await house.features.friends.unfriend(other, by: one) }
        changed = model.unfriend(one, other)
        #expect(isEnded == !changed.isEmpty, "PROOF_SEED=\(seed)")
      }

      for (person, version) in zip(people, versions) {
        let isChanged = changed.contains(person)
        let frames = try house.changes(to: person)
        let now = try await house.version(of: person)
        #expect(now == version + (isChanged ? 1 : 0), "PROOF_SEED=\(seed)")
        let told = frames.compactMap { $0["version"].number }
        #expect(told == (isChanged ? [version + 1] : []), "PROOF_SEED=\(seed)")
        try await expect(house, person, isAs: model, "PROOF_SEED=\(seed)")
      }
    }
    return model.seen
  }

  private func expect(
    _ house: House, _ person: UserID, isAs model: FriendModel, _ seed: Comment
  ) async throws {
    let friends = house.features.friends
    let found = Set(try await friends.friends(of: person).map(\.user.id))
    #expect(found == model.friends(of: person), seed)
    for direction in FriendRequest.Direction.allCases {
      let found = try await friends.requests(of: person, direction, after: nil, limit: 100)
      #expect(Set(found.items.map(\.id)) == model.requests(of: person, direction), seed)
    }
  }

  private func succeeds<Value>(_ body: () async throws -> Value) async -> Bool {
    (try? await body()) != nil
  }
}

extension House {
  fileprivate func versions(of people: [UserID]) async throws -> [Int] {
    var versions: [Int] = []
    for person in people { versions.append(try await version(of: person)) }
    return versions
  }
}
