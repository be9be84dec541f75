internal import FrunDomain
internal import FrunStore

/// Somebody outside this vault who has a case, and what they have of it.
///
/// Three things tell it: the archives that were made here, the records of disclosure on the case,
/// which colleagues' laptops write too, and the changes of the case that they wrote themselves.
struct CaseHolder {
  /// One time that something of the case was given to them.
  struct Delivery {
    /// What they have once it arrived.
    let contained: VersionVector
    /// When; nil for what they knew when they wrote.
    let at: Moment?
    /// Whether it surely arrived.
    let isConfirmed: Bool
    /// Whether it could hold answers: a notice tells, and gives nothing away.
    let givesAnswers: Bool
  }

  let receiver: RecordID?
  let name: String
  /// Everything they are called: label, organisation, short name.
  let names: [String]
  var deliveries: [Delivery] = []

  /// Whether they were given something before these changes.
  func hadCase(before places: Set<ChainPosition>) -> Bool {
    deliveries.contains { delivery in
      delivery.givesAnswers && !places.isSubset(of: delivery.contained)
    }
  }

  /// Whether they may have got one of these changes.
  func mayHave(anyOf places: Set<ChainPosition>) -> Bool {
    deliveries.contains { delivery in
      delivery.givesAnswers && places.contains { delivery.contained.contains($0) }
    }
  }

  /// How far the news in these changes came.
  func state(of places: Set<ChainPosition>) -> (state: Notice.State, at: Moment?) {
    let telling = deliveries.filter { places.isSubset(of: $0.contained) }
    let newest = telling.compactMap(\.at).max()
    if telling.contains(where: \.isConfirmed) { return (.confirmed, newest) }
    if receiver == nil { return (.unreachable, newest) }
    return (telling.isEmpty ? .pending : .sent, newest)
  }
}

extension Set<ChainPosition> {
  fileprivate func isSubset(of vector: VersionVector) -> Bool { allSatisfy { vector.contains($0) } }
}
