import FrunDomain

/// The fields that writes spoke about, and of each what was said, as long as that is known without
/// reading the history again.
struct TouchedFields {
  /// Per field the assertions just written; nil when more has to be looked at, as after an erasure.
  private(set) var said: [CommitLog.FieldPlace: [PositionedAssertion]?] = [:]

  /// Whether something was erased, so that no trace may stay in the indexes.
  var hasErasures = false

  /// Answers whose contents went just now.
  var erased = 0

  /// Digests of attached bytes to which an erased assertion referred.
  var freed: Set<[UInt8]> = []

  /// Notes an assertion just written.
  mutating func add(_ assertion: PositionedAssertion, at place: CommitLog.FieldPlace) {
    switch said[place] {
    case .none: said[place] = .some([assertion])
    case .some(.none): break
    case .some(.some(let before)): said[place] = .some(before + [assertion])
    }
  }

  /// Notes that a field has to be read again.
  mutating func reread(_ places: some Sequence<CommitLog.FieldPlace>) {
    for place in places { said[place] = .some(nil) }
  }

  /// Notes what another write touched.
  mutating func merge(_ other: TouchedFields) {
    hasErasures = hasErasures || other.hasErasures
    erased += other.erased
    freed.formUnion(other.freed)
    for (place, assertions) in other.said {
      guard let assertions else {
        reread([place])
        continue
      }
      for assertion in assertions { add(assertion, at: place) }
    }
  }

  /// The fields.
  var places: some Sequence<CommitLog.FieldPlace> { said.keys }
}
