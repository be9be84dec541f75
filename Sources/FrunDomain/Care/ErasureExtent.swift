/// What of a case is erased for ever: all about the persons in it, or all about one of them (article
/// 17 of Regulation (EU) 2016/679; rules on erasure of the code of conduct on data protection of the
/// Restoring Family Links network).
///
/// What stays says nothing but that there was a case: its status and dates, who worked on it, to whom
/// it was passed on, and which consents were given and taken back, so that a no goes on to bind.
public struct ErasureExtent: Hashable, Sendable {
  /// One person; nil for the whole case.
  public let person: RecordID?

  /// The extent: one person of a case, or with nil the whole case.
  public init(person: RecordID? = nil) { self.person = person }

  /// What goes of one record.
  public enum Part: Hashable, Sendable {
    /// Every answer ever given, but for these fields.
    case all(except: Set<String>)
    /// Every answer ever given to these fields, and every one that names the person.
    case fields(Set<String>)
  }

  /// Records that are no answers of a person: who worked on the case, what was passed on, and what
  /// was known of a member's training.
  private static let kept: Set<String> = [
    Disclosure.kind, Assignment.kind, CompetenceCheck.kind,
  ]

  private static let keptFields: [String: Set<String>] = [
    "case": ["status", "openedOn", "closedOn"],
    Consent.kind: ["person", "kind", "purpose", "decision", "decidedOn", "validUntil"],
    LawfulBasis.kind: ["person", "kind", "purpose", "from", "validUntil", "decidedBy"],
  ]

  /// Fields beside `person` that say whom a record is about.
  private static let subjects: [String: Set<String>] = [
    Relationship.kind: ["relative"], SafeguardingCheck.kind: ["adult"],
  ]

  /// What goes of a record; nil when nothing can go of it.
  ///
  /// Of the records that are about one person all goes; of others, what names the person. Answers of
  /// a form as they were given repeat what was recorded from them, so they go with any of it.
  public func part(of record: Record, erasing others: Set<RecordID> = []) -> Part? {
    if Self.kept.contains(record.kind) { return nil }
    let all = Part.all(except: Self.keptFields[record.kind] ?? [])
    guard let person else { return all }
    if record.id == person { return all }
    let subjects = Self.subjects[record.kind, default: []].union(["person"])
    if subjects.contains(where: { record.reference($0) == person }) { return all }
    let about = record.fields["about"]?.values ?? []
    if about == [.reference(person)] { return all }
    if record.kind == FormSubmission.kind {
      let written = record.fields["records"]?.values ?? []
      let isTouched = written.contains {
        if case .reference(let id) = $0 { id == person || others.contains(id) } else { false }
      }
      if isTouched {
        return .fields(["instance", "answers", "source", "informants", "otherAgency"])
      }
    }
    return .fields([])
  }

  /// Whether an answer to a field goes, when this part of its record does.
  public func takes(_ change: Change, to field: String, by part: Part) -> Bool {
    if case .erase = change { return false }
    switch part {
    case .all(let kept): return !kept.contains(field)
    case .fields(let names):
      return names.contains(field) || person.map { change.value == .reference($0) } ?? false
    }
  }
}
