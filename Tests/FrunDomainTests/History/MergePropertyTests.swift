import FrunDomain
import Testing

/// Random histories of three devices with wrong clocks, checked against the
/// invariants of the merge model. A failure prints its seed and the shortest
/// history that still fails.
@Suite("Merging, random histories")
struct MergePropertyTests {
  static let policies: [MergePolicy] = [
    .single, .singleSafer(["severe", "high", "medium", "low"]),
    .singleSafer(["severe", MergePolicy.missing, "high", "medium", "low"]), .set, .append,
  ]
  static let historiesPerPolicy = 2_000
  static let skews: [[Int64]] = [
    [0, 0, 0], [0, 7_200_000, -300_000], [4_000_000_000_000, 0, -1_700_000_000_000],
  ]

  @Test("the invariants hold", arguments: policies.indices)
  func invariants(policyIndex: Int) {
    let policy = Self.policies[policyIndex]
    for number in 0..<Self.historiesPerPolicy {
      let seed = UInt64(policyIndex * 1_000_000 + number)
      var generator = SeededGenerator(seed: seed)
      let steps = Self.history(&generator)
      let skews = Self.skews[number % Self.skews.count]
      guard let fault = Self.fault(steps, policy, skews, seed) else { continue }
      let short = Self.shrunk(steps) { Self.fault($0, policy, skews, seed) != nil }
      Issue.record(
        """
        seed \(seed), policy \(policy.name): \(Self.fault(short, policy, skews, seed) ?? fault)
        \(short.map(\.description).joined(separator: "\n"))
        """)
      return
    }
  }

  static func history(_ generator: inout SeededGenerator) -> [SimulatedStep] {
    (0..<Int.random(in: 1...16, using: &generator)).map { _ in
      let device = Int.random(in: 0..<3, using: &generator)
      if Int.random(in: 0..<10, using: &generator) < 4 {
        let other = (device + Int.random(in: 1...2, using: &generator)) % 3
        return .sync(from: device, to: other)
      }
      let dice = Int.random(in: 0..<20, using: &generator)
      return .write(
        device: device, operation: dice == 0 ? 2 : dice < 7 ? 1 : 0,
        value: Int.random(in: 0..<4, using: &generator),
        target: Int.random(in: 0..<8, using: &generator))
    }
  }

  /// Drops steps one by one as long as the history still fails.
  static func shrunk(_ steps: [SimulatedStep], fails: ([SimulatedStep]) -> Bool) -> [SimulatedStep]
  {
    var current = steps
    var index = current.count - 1
    while index >= 0 {
      var shorter = current
      shorter.remove(at: index)
      if fails(shorter) { current = shorter }
      index -= 1
    }
    return current
  }

  /// The first invariant a history breaks, in words; nil when all hold.
  static func fault(
    _ steps: [SimulatedStep], _ policy: MergePolicy, _ skews: [Int64], _ seed: UInt64
  ) -> String? {
    let team = SimulatedTeam(steps, policy: policy, devices: 3, clockSkews: skews)
    let all = team.assertions
    let view = FieldMerge.view(of: all, policy: policy)
    var generator = SeededGenerator(seed: seed ^ 0x5EED)

    // 1: any order, any duplicates of delivery.
    var delivered = all + all.filter { _ in Bool.random(using: &generator) }
    delivered.shuffle(using: &generator)
    if FieldMerge.view(of: delivered, policy: policy) != view { return "depends on delivery" }

    // 2, 3: the union of what two devices know, in either order, once or twice.
    let first = team.known[0].map { all[$0] }
    let second = team.known[1].map { all[$0] }
    let both = FieldMerge.view(of: first + second, policy: policy)
    if FieldMerge.view(of: second + first + first, policy: policy) != both {
      return "merging is not commutative or not idempotent"
    }

    // 5, 6 and the differential test: causality decides, nothing is dropped.
    let reference = ReferenceView(team, policy: policy)
    if let difference = difference(view, reference, policy) { return difference }

    // 4: entries never disappear, except by erasure.
    if case .append = policy, view.elements.count != reference.entries.count {
      return "an entry disappeared"
    }

    // 7: one more concurrent answer never makes the field less protective.
    if let rank = policy.safetyRank(view.governing), !view.heads.isEmpty {
      for code in SimulatedTeam.codes {
        let concurrent = PositionedAssertion(
          position: ChainPosition(device: Fixture.device(99), sequence: 1),
          context: VersionVector(), at: Moment(utcMilliseconds: 1), author: Fixture.record(99),
          change: .set(.code(code)), digest: [99])
        let after = FieldMerge.view(of: all + [concurrent], policy: policy)
        let hadAnswer = view.heads.contains { !$0.isWithheld } && isAnswered(team, view)
        if hadAnswer, (policy.safetyRank(after.governing) ?? 0) > rank {
          return "a concurrent answer made the field less protective"
        }
      }
    }

    // 8: clocks change the order shown and nothing else.
    let steady = FieldMerge.view(
      of: SimulatedTeam(steps, policy: policy, devices: 3, clockSkews: [0, 0, 0]).assertions,
      policy: policy)
    if Set(steady.heads.map(\.position)) != Set(view.heads.map(\.position))
      || Set(steady.elements) != Set(view.elements)
      || steady.isDisagreement != view.isDisagreement
    {
      return "a clock decided"
    }
    if case .singleSafer = policy, steady.governing != view.governing { return "a clock governs" }
    return nil
  }

  /// Whether some head carries an answer or its withdrawal, rather than an
  /// erased one only.
  private static func isAnswered(_ team: SimulatedTeam, _ view: FieldView) -> Bool {
    let erased = Set(
      team.assertions.compactMap { item -> [UInt8]? in
        if case .erase(let digest) = item.change { digest } else { nil }
      })
    let heads = Set(view.heads.map(\.position))
    return team.assertions.contains { heads.contains($0.position) && !erased.contains($0.digest) }
  }

  private static func difference(
    _ view: FieldView, _ reference: ReferenceView, _ policy: MergePolicy
  ) -> String? {
    switch policy {
    case .single, .singleSafer:
      if Set(view.heads.map(\.position)) != reference.heads { return "other heads" }
      if view.isDisagreement != reference.isDisagreement { return "another disagreement" }
      let answers = reference.values.compactMap { $0 }
      if Set(view.heads.compactMap(\.value)) != Set(answers) { return "a silent choice" }
      if view.shown.map({ !answers.contains($0) }) ?? !answers.isEmpty { return "shown is no head" }
      if case .singleSafer = policy, view.governing != reference.safest {
        return "another answer governs"
      }
    case .set:
      if Set(view.elements) != reference.elements { return "other elements" }
      if view.elements.count != reference.elements.count { return "an element twice" }
    case .append:
      if view.elements != reference.entries { return "other entries" }
    }
    return nil
  }
}
