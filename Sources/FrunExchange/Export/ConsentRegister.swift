package import FrunDomain

/// What the persons of a case agreed to (consent of adults, assent of children), and on which other
/// basis data may be used: the records of kind `consent` and `lawfulBasis` on one day.
package struct ConsentRegister: Hashable, Sendable {
  /// One decision of a person about a purpose.
  package struct Decision: Hashable, Sendable {
    /// The record of kind `consent` that says so.
    package let record: RecordID
    /// Whose decision.
    package let person: RecordID
    /// `consent` or `assent`.
    package let kind: String
    /// About which purpose.
    package let purpose: String
    /// `given`, `refused` or `withdrawn`.
    package let decision: String
    /// When.
    package let decidedOn: CivilDate
    /// Until when it holds.
    package let validUntil: CivilDate?
    /// Organisations named: those that a yes includes, or that a no is meant for; empty when none
    /// was named, which means all.
    package let recipients: [String]
    /// From whom it was obtained, a code of `consentGiver`; nil when nobody wrote it down.
    package let givenBy: String?

    /// Whether it allows something.
    package var isGiven: Bool { decision == "given" }
  }

  /// A basis other than consent.
  package struct Basis: Hashable, Sendable {
    /// Whose data.
    package let person: RecordID
    /// For which purpose.
    package let purpose: String
    /// From when.
    package let from: CivilDate
    /// Until when.
    package let validUntil: CivilDate?
  }

  private let decisions: [Decision]
  private let assents: [Decision]
  private let bases: [Basis]
  private let client: RecordID?
  /// What the receivers and the own team are called, folded; empty when nobody knows.
  private let wanted: Set<String>

  /// Reads the register out of the merged records of a case, as it counts towards some receivers.
  ///
  /// A no that names organisations is meant for these only. With `names`, what the receivers and the
  /// own team are called, one that is meant for others does not count; without, when nobody knows who
  /// the receivers are, every no counts.
  package init(records: [Record], toward names: [String] = []) {
    let wanted = Set(names.map(Self.folded))
    self.wanted = wanted
    func counts(_ decision: Decision) -> Bool {
      decision.isGiven || wanted.isEmpty || decision.recipients.isEmpty
        || decision.recipients.contains { wanted.contains(Self.folded($0)) }
    }
    decisions = Self.decisions(of: "consent", in: records).filter(counts)
    assents = Self.decisions(of: "assent", in: records).filter(counts)
    bases = records.filter { $0.kind == "lawfulBasis" && !$0.isErased }.compactMap { record in
      guard let person = record.reference("person"), let purpose = record.code("purpose"),
        let from = record.date("from"), record.code("kind") != "consent"
      else { return nil }
      return Basis(
        person: person, purpose: purpose, from: from, validUntil: record.date("validUntil"))
    }
    client = records.first { $0.kind == "case" }?.reference("client")
  }

  private static func decisions(of kind: String, in records: [Record]) -> [Decision] {
    records.filter { $0.kind == "consent" && !$0.isErased }.compactMap { record in
      guard let person = record.reference("person"), let purpose = record.code("purpose"),
        let decision = record.code("decision"), let day = record.date("decidedOn"),
        (record.code("kind") ?? "consent") == kind
      else { return nil }
      return Decision(
        record: record.id, person: person, kind: kind, purpose: purpose, decision: decision,
        decidedOn: day,
        validUntil: record.date("validUntil"), recipients: record.texts("recipients"),
        givenBy: record.code("givenBy"))
    }
  }

  /// Whether data about the person the case is for may be used for a purpose on a day. Without a
  /// client in the case, every person who decided must have agreed.
  package func allows(_ purpose: Purpose, on day: CivilDate) -> Bool {
    if let client { return allows(purpose, person: client, on: day) }
    let persons = Set(decisions.map(\.person) + bases.map(\.person))
    return !persons.isEmpty && persons.allSatisfy { allows(purpose, person: $0, on: day) }
  }

  /// Whether the consent that allows a purpose includes the receivers: it names no organisations, or
  /// one of them. Another lawful basis includes everybody.
  package func includes(_ audience: [String], for purpose: Purpose, on day: CivilDate) -> Bool {
    let named = deciding.filter { !hasBasis(purpose, person: $0, on: day) }.flatMap {
      newest(purpose, of: decisions, person: $0, on: day)?.recipients ?? []
    }
    let wanted = Set(named.map(Self.folded))
    return wanted.isEmpty || audience.contains { wanted.contains(Self.folded($0)) }
  }

  /// On what a use for a purpose rests, for a person to read.
  package func words(for purpose: Purpose, on day: CivilDate) -> String {
    let newest = deciding.compactMap { self.newest(purpose, of: decisions, person: $0, on: day) }
    if let decided = newest.filter({ $0.decision == "given" }).map(\.decidedOn).max() {
      return "consent to \(purpose.rawValue), given on \(decided)"
    }
    return "a lawful basis other than consent for \(purpose.rawValue)"
  }

  /// Whose decisions count: the client's, or without a client everybody's who decided.
  private var deciding: [RecordID] {
    client.map { [$0] } ?? Set(decisions.map(\.person)).sorted()
  }

  /// A name as it is compared: without case and extra spaces.
  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The decisions that took back what had been given before and that nothing replaced, up to a day:
  /// whoever has the case must be told. A refusal after a yes counts, whatever it is called.
  package func withdrawals(on day: CivilDate) -> [Decision] {
    [decisions, assents].flatMap { all in
      all.filter { no in
        guard !no.isGiven, no.decidedOn <= day else { return false }
        let others = all.filter { $0.person == no.person && $0.purpose == no.purpose }
        let isNews =
          no.decision == "withdrawn"
          || others.contains { $0.isGiven && $0.decidedOn <= no.decidedOn }
        // On one day a no counts more than a yes.
        let isReplaced = others.contains { other in
          guard other.decidedOn > no.decidedOn, other.decidedOn <= day else { return false }
          return other.recipients.isEmpty || Self.overlap(other.recipients, no.recipients)
            || other.recipients.contains { wanted.contains(Self.folded($0)) }
        }
        return isNews && !isReplaced
      }
    }
  }

  /// Whether a no that names these organisations is meant for somebody called so.
  static func overlap(_ left: [String], _ right: [String]) -> Bool {
    let folded = Set(left.map(Self.folded))
    return right.contains { folded.contains(Self.folded($0)) }
  }

  /// Whether a person agreed, or another basis holds, on a day. An adult's consent does not
  /// outweigh the child's own no; a missing assent is no refusal.
  package func allows(_ purpose: Purpose, person: RecordID, on day: CivilDate) -> Bool {
    if hasBasis(purpose, person: person, on: day) { return true }
    return newest(purpose, of: decisions, person: person, on: day)?.decision == "given"
      && !isDenied(purpose, by: assents, person: person, on: day)
  }

  /// Why the data may not be used for a purpose on a day: the first no, or what is missing; nil when it may.
  func obstacle(to purpose: Purpose, on day: CivilDate) -> ConsentObstacle? {
    guard !allows(purpose, on: day) else { return nil }
    let persons =
      client.map { [$0] }
      ?? Set(decisions.map(\.person) + assents.map(\.person) + bases.map(\.person)).sorted()
    let obstacles = persons.compactMap { obstacle(to: purpose, person: $0, on: day) }
    return obstacles.first { $0.code == .policyConsentRefused } ?? obstacles.first
      ?? .missing(purpose, childAgreed: false)
  }

  private func obstacle(
    to purpose: Purpose, person: RecordID, on day: CivilDate
  ) -> ConsentObstacle? {
    guard !allows(purpose, person: person, on: day) else { return nil }
    let assent = newest(purpose, of: assents, person: person, on: day)
    if let assent, !assent.isGiven { return .refusedByChild(assent) }
    let about = decisions.filter { $0.person == person && $0.purpose == purpose.rawValue }
    if let newest = about.filter({ $0.decidedOn <= day }).max(by: Self.isBefore) {
      guard newest.isGiven else { return .refused(newest) }
      if let end = newest.validUntil { return .ranOut(newest, end) }
    }
    if let yes = about.filter({ $0.isGiven && $0.decidedOn > day }).min(by: Self.isBefore) {
      return .later(yes)
    }
    return .missing(purpose, childAgreed: assent != nil)
  }

  /// The persons whose newest decision about a purpose is no, without another basis.
  package func refusing(_ purpose: Purpose, on day: CivilDate) -> Set<RecordID> {
    Set((decisions + assents).map(\.person)).filter { person in
      let isDenied =
        isDenied(purpose, by: decisions, person: person, on: day)
        || isDenied(purpose, by: assents, person: person, on: day)
      return isDenied && !hasBasis(purpose, person: person, on: day)
    }
  }

  private func isDenied(
    _ purpose: Purpose, by decisions: [Decision], person: RecordID, on day: CivilDate
  ) -> Bool {
    newest(purpose, of: decisions, person: person, on: day).map { $0.decision != "given" } ?? false
  }

  private func hasBasis(_ purpose: Purpose, person: RecordID, on day: CivilDate) -> Bool {
    bases.contains {
      $0.person == person && $0.purpose == purpose.rawValue && $0.from <= day
        && ($0.validUntil ?? day) >= day
    }
  }

  /// The newest decision made up to a day and still valid on it; on the same day a no counts more
  /// than a yes. A yes that ran out leaves no decision, a no stays.
  private func newest(
    _ purpose: Purpose, of decisions: [Decision], person: RecordID, on day: CivilDate
  ) -> Decision? {
    let made = decisions.filter {
      $0.person == person && $0.purpose == purpose.rawValue && $0.decidedOn <= day
    }
    guard let newest = made.max(by: Self.isBefore) else { return nil }
    if newest.decision == "given", let end = newest.validUntil, end < day { return nil }
    return newest
  }

  /// The order in which decisions count.
  private static func isBefore(_ one: Decision, _ other: Decision) -> Bool {
    (one.decidedOn, one.isGiven ? 0 : 1) < (other.decidedOn, other.isGiven ? 0 : 1)
  }
}
