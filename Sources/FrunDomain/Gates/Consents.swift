/// The consent decisions of a case that count today.
struct Consents {
  private let snapshot: CaseSnapshot
  private let current: [Consent]

  init(_ snapshot: CaseSnapshot) {
    self.snapshot = snapshot
    let all = snapshot.all(Consent.self).filter { consent in
      consent.decidedOn.map { $0 <= snapshot.today } ?? false
    }
    // Per person, kind, purpose and giver the newest decision counts; of
    // decisions of one day every one has to be a yes.
    current = all.filter { consent in
      !all.contains { other in
        other.person == consent.person && other.kind == consent.kind
          && other.purpose == consent.purpose
          && (other.giverKey == consent.giverKey || other.isFromNobody || consent.isFromNobody)
          && (other.decidedOn ?? .first) > (consent.decidedOn ?? .first)
      }
    }
  }

  private func isGiven(_ consent: Consent) -> Bool {
    consent.decision == "given" && (consent.validUntil.map { $0 >= snapshot.today } ?? true)
  }

  private func isDenied(_ consent: Consent) -> Bool {
    consent.decision == "refused" || consent.decision == "withdrawn"
  }

  /// Whether an adult agrees to a purpose and nobody's newest word is a no, or
  /// another lawful basis is recorded for it.
  func adultAgrees(to purpose: String) -> Bool {
    let basis = snapshot.all(LawfulBasis.self).contains { basis in
      basis.purpose == purpose && basis.kind != nil && basis.kind != "consent"
        && (basis.from.map { $0 <= snapshot.today } ?? false)
        && (basis.validUntil.map { $0 >= snapshot.today } ?? true)
    }
    if basis { return true }
    let relevant = current.filter { $0.kind == "consent" && $0.purpose == purpose }
    return relevant.contains { isGiven($0) && isFromAdult($0) }
      && !relevant.contains { isDenied($0) }
  }

  /// Whether the child's newest word on services is a yes.
  var childAssents: Bool {
    let relevant = current.filter { consent in
      consent.kind == "assent" && (consent.purpose == "services" || consent.purpose == nil)
    }
    return relevant.contains { isGiven($0) } && !relevant.contains { isDenied($0) }
  }

  /// Whether the decision came from an adult: a child's own word is assent.
  private func isFromAdult(_ consent: Consent) -> Bool {
    switch consent.givenBy {
    case "parent", "caregiver", "guardian", "head_of_household", "other": true
    case "individual":
      snapshot.all(Person.self).first { $0.id == consent.person }
        .map { !snapshot.mayBeChild($0) } ?? false
    default: false
    }
  }
}

extension Consent {
  /// Whose word it is: a parent's no is not undone by the other parent's yes.
  fileprivate var giverKey: String { (giver?.text ?? "") + "/" + (givenBy ?? "") }

  /// A decision without giver speaks for all, and any later one replaces it.
  fileprivate var isFromNobody: Bool { giver == nil && givenBy == nil }
}
