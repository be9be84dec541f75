extension SystemCallExperiment {
  private struct Finding: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }

  private static let partial = "frun-laboratory.tar.zst.age.partial"
  private static let usual: Set = [
    "office.frun", "office.frun-fvj", "frun-laboratory.tar.zst.age",
  ]

  /// Whether the work was done before the fault, or not at all. Throws what is neither, what was
  /// reported and is not true, what was left behind, and work that cannot be repeated.
  func isNew(_ role: Role, _ folder: String, succeeded: Bool) throws -> Bool {
    let fixture = ExchangeFixture(folder: folder, code: code)
    // A half-written archive may lie on the stick until the next export; nothing else, and never
    // in the clear.
    try checkLeftovers(fixture, allowing: Self.usual.union([Self.partial]), "left")
    let isDone = try isDone(role, fixture)
    guard isDone || !succeeded else { throw Finding("reported, not done") }
    if role == .erase, isDone { return true }
    try fixture.perform(role)
    guard try self.isDone(role, fixture) else { throw Finding("cannot be repeated") }
    try checkLeftovers(fixture, allowing: Self.usual, "left for ever")
    return isDone && role != .rehearse
  }

  private func checkLeftovers(
    _ fixture: ExchangeFixture, allowing names: Set<String>, _ what: String
  ) throws {
    let found = try fixture.leftovers(allowing: names)
    guard found.isEmpty else { throw Finding("\(what): \(found)") }
  }

  /// Whether the new state is there; throws when neither the old one nor the new one is.
  private func isDone(_ role: Role, _ fixture: ExchangeFixture) throws -> Bool {
    let states = try fixture.states()
    switch role {
    case .export:
      guard states.sender == before.sender else { throw Finding("the export changed the vault") }
      guard try fixture.stickHolds("frun-laboratory.tar.zst.age") else { return false }
      guard fixture.archiveIsWhole() else { throw Finding("half a file") }
      return true
    case .join:
      guard states.sender == before.sender, states.receiver == before.receiver else {
        throw Finding("joining changed a vault")
      }
      guard try fixture.stickHolds("frun-laboratory.tar.zst.age") else { return false }
      guard try fixture.joinedIsIncoming() else { throw Finding("half a file") }
      return true
    case .take:
      guard states.receiver == before.receiver || states.receiver == after.receiver else {
        throw Finding("neither old nor new")
      }
      return states.receiver == after.receiver
    case .rehearse:
      guard states.receiver == before.receiver else { throw Finding("a dry run changed something") }
      return true
    case .erase:
      if states.sender == before.sender { return false }
      guard try fixture.isErased() else { throw Finding("neither kept nor erased") }
      return true
    }
  }
}
