extension Replanning {
  /// The visits that two teams planned for the same promise without knowing of each other: of
  /// those with one placement and key that still wait, all but one fall away. One that was done or
  /// missed stays with its facts, and nothing is asked a second time.
  public static func twins(among visits: [Visit]) -> Replanning {
    var groups: [Promise: [Visit]] = [:]
    for visit in visits {
      guard let promise = Promise(visit), !gone.contains(visit.status ?? "") else { continue }
      groups[promise, default: []].append(visit)
    }
    let superseded = groups.values.flatMap { twins -> [RecordID] in
      let waiting = twins.filter { $0.status == "planned" }.sorted { $0.id < $1.id }
      let isAnswered = waiting.count < twins.count
      return waiting.dropFirst(isAnswered ? 0 : 1).map(\.id)
    }.sorted()
    return Replanning(
      superseded: superseded, cancelled: [], created: [],
      explanation: superseded.isEmpty
        ? [] : ["\(superseded.count) visits were planned by two teams at once; one of each stays."])
  }

  private static let gone: Set<String> = ["superseded", "cancelled"]

  /// What a visit stands for.
  private struct Promise: Hashable {
    let placement: RecordID
    let key: String
    let due: CivilDate

    init?(_ visit: Visit) {
      guard let placement = visit.placement, let key = visit.key, let due = visit.dueOn else {
        return nil
      }
      self.placement = placement
      self.key = key
      self.due = due
    }
  }
}
