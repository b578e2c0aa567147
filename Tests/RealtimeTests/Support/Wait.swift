/// Waits until `condition` holds; the time limit of the test bounds it.
func wait(until condition: () -> Bool) async throws {
  while !condition() { try await Task.sleep(for: .milliseconds(5)) }
}
