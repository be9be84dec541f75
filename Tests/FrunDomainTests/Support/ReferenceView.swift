import FrunDomain

/// A slow second implementation of merging that shares no idea with the first:
/// it compares every pair of assertions through explicit sets of what was seen.
struct ReferenceView: Equatable {
  var heads: Set<ChainPosition> = []
  var values: Set<FieldValue?> = []
  var elements: Set<FieldValue> = []
  var entries: [FieldValue] = []
  var isDisagreement = false
  var safest: FieldValue?

  init(_ team: SimulatedTeam, policy: MergePolicy) {
    let all = team.written
    var erased: Set<[UInt8]> = []
    for item in all {
      if case .erase(let digest) = item.assertion.change { erased.insert(digest) }
    }
    func isErase(_ index: Int) -> Bool {
      if case .erase = all[index].assertion.change { true } else { false }
    }
    func value(_ index: Int) -> FieldValue? {
      erased.contains(all[index].assertion.digest) ? nil : all[index].assertion.change?.value
    }
    func isKnown(_ index: Int) -> Bool { !erased.contains(all[index].assertion.digest) }
    switch policy {
    case .single, .singleSafer:
      for index in all.indices where !isErase(index) {
        let replaced = all.indices.contains { !isErase($0) && all[$0].seen.contains(index) }
        if replaced { continue }
        heads.insert(all[index].assertion.position)
        if isKnown(index) { values.insert(value(index)) }
      }
      isDisagreement = values.count > 1
      if case .singleSafer(let order) = policy {
        let answers = values.map { answer in
          (answer, answer == nil ? MergePolicy.missing : answer?.canonicalText ?? "")
        }
        for code in order {
          if let answer = answers.first(where: { $0.1 == code }) {
            safest = answer.0
            break
          }
        }
      }
    case .set:
      for index in all.indices where !isErase(index) && isKnown(index) {
        guard case .add(let element) = all[index].assertion.change else { continue }
        let removed = all.indices.contains { other in
          guard isKnown(other), case .remove(let gone) = all[other].assertion.change else {
            return false
          }
          return gone == element && all[other].seen.contains(index)
        }
        if !removed { elements.insert(element) }
      }
    case .append:
      entries = all.indices.filter { !isErase($0) && isKnown($0) }
        .sorted { left, right in
          let (a, b) = (all[left].assertion, all[right].assertion)
          return (a.at.utcMilliseconds, a.position) < (b.at.utcMilliseconds, b.position)
        }
        .compactMap(value)
    }
  }
}
