/// The consent decisions of a case that count on a day.
///
/// Per person, kind, purpose and giver the newest decision counts; of several
/// of one day every one has to be a yes. A decision without giver speaks for
/// all, and any later one replaces it.
public struct Consents: Hashable, Sendable {
  private let today: CivilDate
  private let current: [Consent]
  private let bases: [LawfulBasis]
  private let persons: [Person]

  /// Reads the decisions among the records of one case.
  public init(records: [Record], on today: CivilDate) {
    let known = records.filter { !$0.isErased }
    let all = Consent.all(in: known).filter { consent in
      // A no that names organisations is about passing on to these, and no word on the rest.
      let isForSome = consent.decision != "given" && !consent.recipients.isEmpty
      return !isForSome && consent.decidedOn.map { $0 <= today } ?? false
    }
    current = all.filter { consent in
      !all.contains { $0.replaces(consent) }
    }
    self.today = today
    bases = LawfulBasis.all(in: known)
    persons = Person.all(in: known)
  }

  private func isGiven(_ consent: Consent) -> Bool {
    consent.decision == "given" && (consent.validUntil.map { $0 >= today } ?? true)
  }

  private func isDenied(_ consent: Consent) -> Bool {
    consent.decision == "refused" || consent.decision == "withdrawn"
  }

  /// Whether an adult agrees to a purpose and nobody's newest word is a no, or
  /// another lawful basis is recorded for it.
  public func adultAgrees(to purpose: Purpose) -> Bool {
    if hasOtherBasis(for: purpose) { return true }
    let relevant = current.filter { $0.kind == "consent" && $0.purpose == purpose.rawValue }
    return relevant.contains { isGiven($0) && isFromAdult($0) }
      && !relevant.contains { isDenied($0) }
  }

  /// Whether this adult agrees to a purpose, by a decision about or from this person, or another
  /// lawful basis is recorded for this person or for all.
  public func agrees(_ adult: RecordID, to purpose: Purpose) -> Bool {
    let isBased = bases.contains { basis in
      (basis.person == adult || basis.person == nil) && counts(basis, for: purpose)
    }
    if isBased { return true }
    let own = decisions(of: adult, on: purpose)
    return own.contains(where: isGiven) && !own.contains(where: isDenied)
  }

  /// Whether this adult's newest word on a purpose is a no.
  public func isDenied(by adult: RecordID, _ purpose: Purpose) -> Bool {
    decisions(of: adult, on: purpose).contains(where: isDenied)
  }

  private func decisions(of adult: RecordID, on purpose: Purpose) -> [Consent] {
    current.filter { consent in
      consent.kind == "consent" && consent.purpose == purpose.rawValue
        && (consent.giver == adult || consent.giver == nil && consent.person == adult)
    }
  }

  private func counts(_ basis: LawfulBasis, for purpose: Purpose) -> Bool {
    basis.purpose == purpose.rawValue && basis.kind != nil && basis.kind != "consent"
      && (basis.from.map { $0 <= today } ?? false)
      && (basis.validUntil.map { $0 >= today } ?? true)
  }

  /// Whether a lawful basis other than consent is recorded and in force.
  public func hasOtherBasis(for purpose: Purpose) -> Bool {
    bases.contains { counts($0, for: purpose) }
  }

  /// Whether the child's newest word on services is a yes.
  public var childAssents: Bool {
    let relevant = current.filter { $0.kind == "assent" && $0.purpose == Purpose.services.rawValue }
    return relevant.contains { isGiven($0) } && !relevant.contains { isDenied($0) }
  }

  /// Whether somebody's newest word on a purpose, consent or assent, is a no.
  public func isDenied(_ purpose: Purpose) -> Bool {
    current.contains { $0.purpose == purpose.rawValue && isDenied($0) }
  }

  /// The purposes that adults agree to or that have another lawful basis.
  public var purposes: Set<Purpose> { Set(Purpose.allCases.filter { adultAgrees(to: $0) }) }

  /// Whether the decision came from an adult: a child's own word is assent.
  private func isFromAdult(_ consent: Consent) -> Bool {
    switch consent.givenBy {
    case "parent", "caregiver", "guardian", "head_of_household", "other": true
    case "individual":
      persons.first { $0.id == consent.person }
        .map { !Age.mayBeChild(born: $0.birthDate, on: today) } ?? false
    default: false
    }
  }
}

extension Consent {
  private var isFromNobody: Bool { giver == nil && givenBy == nil }

  /// Whether this decision stands in the place of another: a parent's no is
  /// not undone by the other parent's yes.
  fileprivate func replaces(_ other: Consent) -> Bool {
    person == other.person && kind == other.kind && purpose == other.purpose
      && ((giver == other.giver && givenBy == other.givenBy) || isFromNobody || other.isFromNobody)
      && (decidedOn ?? .first) > (other.decidedOn ?? .first)
  }
}
