import FrunDomain
import Testing

/// Every history of a small scope, delivered in every order.
@Suite("Merging, small scope")
struct MergeSmallScopeTests {
  /// Two devices, four writes; before each write the writer may first receive
  /// all the other knows. The first writer is device 0 without loss of
  /// generality.
  @Test("two devices, four writes, all orders", arguments: [MergePolicy.single, .set])
  func twoDevices(policy: MergePolicy) {
    let orders = Self.permutations([0, 1, 2, 3])
    let choices = 12  // 2 devices x sync or not x 3 operations
    for number in 0..<(3 * choices * choices * choices) {
      var rest = number
      var steps: [SimulatedStep] = []
      for place in 0..<4 {
        let size = place == 0 ? 3 : choices
        let choice = rest % size
        rest /= size
        let device = place == 0 ? 0 : choice / 6
        if place > 0, choice % 6 >= 3 { steps.append(.sync(from: 1 - device, to: device)) }
        // Answers a or b, or takes back.
        let operation = choice % 3
        steps.append(
          .write(
            device: device, operation: operation == 2 ? 1 : 0, value: operation == 1 ? 1 : 0,
            target: 0))
      }
      let team = SimulatedTeam(steps, policy: policy, devices: 2, clockSkews: [0, -600_000])
      guard Self.isSame(team, policy, orders) else {
        Issue.record("\(policy.name): \(steps.map(\.description))")
        return
      }
    }
  }

  /// Two chains of four writes: every pattern of who received what before
  /// which write, delivered in every order that keeps the chains.
  @Test(
    "two chains of four writes, all exchanges, all interleavings",
    arguments: [MergePolicy.single, .set])
  func chains(policy: MergePolicy) {
    let orders = Self.interleavings(4, 4)
    // Device 1 writes at odd steps; bit n says whether a sync precedes step n.
    for pattern in 0..<256 {
      var steps: [SimulatedStep] = []
      for step in 0..<8 {
        let device = step % 2
        if pattern >> step & 1 != 0 { steps.append(.sync(from: 1 - device, to: device)) }
        steps.append(
          .write(
            device: device, operation: (step + pattern) % 3 == 2 ? 1 : 0,
            value: (step / 2 + pattern) % 2, target: 0))
      }
      let team = SimulatedTeam(steps, policy: policy, devices: 2, clockSkews: [0, 90_000])
      guard Self.isSame(team, policy, orders) else {
        Issue.record("\(policy.name): \(steps.map(\.description))")
        return
      }
    }
  }

  /// The orders of two chains, written at even and odd places, that keep each.
  private static func interleavings(_ left: Int, _ right: Int) -> [[Int]] {
    func mix(_ a: Int, _ b: Int) -> [[Int]] {
      if a == left, b == right { return [[]] }
      var orders: [[Int]] = []
      if a < left { orders += mix(a + 1, b).map { [2 * a] + $0 } }
      if b < right { orders += mix(a, b + 1).map { [2 * b + 1] + $0 } }
      return orders
    }
    return mix(0, 0)
  }

  /// Three devices, one write each, every pattern of who saw whom before.
  @Test("three devices, three writes, all orders", arguments: [MergePolicy.single, .set])
  func threeDevices(policy: MergePolicy) {
    let orders = Self.permutations([0, 1, 2])
    for number in 0..<(27 * 8) {
      var steps: [SimulatedStep] = []
      for device in 0..<3 {
        let operation = (number / [1, 3, 9][device]) % 3
        let syncs = number / 27
        if device == 1, syncs & 1 != 0 { steps.append(.sync(from: 0, to: 1)) }
        if device == 2, syncs & 2 != 0 { steps.append(.sync(from: 0, to: 2)) }
        if device == 2, syncs & 4 != 0 { steps.append(.sync(from: 1, to: 2)) }
        steps.append(
          .write(
            device: device, operation: operation == 2 ? 1 : 0, value: operation == 1 ? 1 : 0,
            target: 0))
      }
      let team = SimulatedTeam(steps, policy: policy, devices: 3, clockSkews: [9, 0, -9])
      guard Self.isSame(team, policy, orders) else {
        Issue.record("\(policy.name): \(steps.map(\.description))")
        return
      }
    }
  }

  private static func isSame(_ team: SimulatedTeam, _ policy: MergePolicy, _ orders: [[Int]])
    -> Bool
  {
    let all = team.assertions
    let reference = ReferenceView(team, policy: policy)
    let view = FieldMerge.view(of: all, policy: policy)
    guard Set(view.elements) == reference.elements, view.isDisagreement == reference.isDisagreement
    else { return false }
    if policy == .single, Set(view.heads.map(\.position)) != reference.heads { return false }
    return orders.allSatisfy { order in
      FieldMerge.view(of: order.map { all[$0] }, policy: policy) == view
    }
  }

  static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { item in
      permutations(items.filter { $0 != item }).map { [item] + $0 }
    }
  }
}
