import FrunDomain
import FrunForms
import FrunKit

/// What a correction changes in the records that the form made: only where the answers say
/// something else than before. What was changed by hand since stays, unless its answer changed.
struct RevisionDifference {
  private let revised: RevisedSubmission
  private let old: MadeRecords
  private let new: MadeRecords
  private let rows: RowAlignment
  /// Changes of records that exist.
  private(set) var changed: [RecordDraft] = []
  /// Records that come with the correction.
  private(set) var added: [RecordDraft] = []
  /// Records that the form would not make any more.
  private(set) var kept: [String] = []
  /// The records by the place in the corrected form.
  private(set) var made: [String: RecordID] = [:]

  init(_ revised: RevisedSubmission, old: MadeRecords, new: MadeRecords, rows: RowAlignment) {
    self.revised = revised
    self.old = old
    self.new = new
    self.rows = rows
  }

  /// Whether no record changes.
  var isNothing: Bool { changed.isEmpty && added.isEmpty && kept.isEmpty }

  /// Compares what the answers said with what they say.
  mutating func compare(_ services: any Services) throws {
    let before = old.places { $0 }
    let after = new.places(rows.place)
    let known = actual(before).merging(actual(after)) { first, _ in first }
    let former = Dictionary(
      old.drafts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(after.map { ($0.value, $0.key) }, uniquingKeysWith: { a, _ in a })
    for draft in new.drafts {
      let place = places[draft.id]
      let id = known[draft.id] ?? draft.id
      let isOwn = draft.id == revised.file.record.id
      guard isOwn || place.map({ revised.made[$0] != nil }) ?? false else {
        added.append(try moved(draft, to: id, known))
        continue
      }
      guard let record = try services.record(id), !record.isErased else { continue }
      let then = try place.flatMap { before[$0] }.flatMap { former[$0] }.map {
        try moved($0, to: id, known)
      }
      try change(record, from: then, to: moved(draft, to: id, known))
    }
    let updated = Dictionary(
      old.updates.drafts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for draft in new.updates.drafts {
      guard let record = try services.record(draft.id) else { continue }
      // Not to be asked for takes nothing away from a record that the form did not make.
      try change(record, from: updated[draft.id], to: draft, keepsEmptied: true)
    }
    for (place, id) in new.places({ $0 }) { made[place] = known[id] ?? id }
    let present = Set(made.values)
    for (place, id) in revised.made.sorted(by: { $0.key < $1.key }) where !present.contains(id) {
      // Answered again, a record that stayed is the same record. Rows have no such place.
      if !place.contains("["), made[place] == nil { made[place] = id }
      guard before[place] != nil, let record = try services.record(id), !record.isErased else {
        continue
      }
      kept.append("\(record.kind) \(id.text)")
    }
  }

  /// The records that drafts stand for.
  private func actual(_ places: [String: RecordID]) -> [RecordID: RecordID] {
    var known: [RecordID: RecordID] = [:]
    for (place, id) in places { known[id] = revised.made[place] }
    known[old.intake.stream.id] = revised.file.record.id
    known[new.intake.stream.id] = revised.file.record.id
    return known
  }

  private func moved(
    _ draft: RecordDraft, to id: RecordID, _ known: [RecordID: RecordID]
  ) throws -> RecordDraft {
    var copy = try RecordDraft(draft.kind.name, id: id)
    for assertion in draft.assertions {
      guard let value = assertion.change.value else { continue }
      if case .reference(let target) = value {
        try copy.set(assertion.field, .reference(known[target] ?? target))
      } else {
        try copy.set(assertion.field, value)
      }
    }
    return copy
  }

  private mutating func change(
    _ record: Record, from old: RecordDraft?, to new: RecordDraft, keepsEmptied: Bool = false
  ) throws {
    var draft = try RecordDraft(record.kind, id: record.id)
    for field in new.kind.fields {
      let before = Self.values(field.name, old)
      let after = Self.values(field.name, new)
      if before == after { continue }
      switch field.policy {
      case .set:
        let present = record.values(field.name)
        for value in before where !after.contains(value) && present.contains(value) && !keepsEmptied
        {
          try draft.take(value, from: field.name)
        }
        for value in after where !before.contains(value) && !present.contains(value) {
          try draft.set(field.name, value)
        }
      case .append:
        for value in after where !before.contains(value) { try draft.set(field.name, value) }
      default:
        if let value = after.last {
          if value != before.last, value != record[field.name] { try draft.set(field.name, value) }
        } else if record[field.name] != nil, !keepsEmptied {
          try draft.retract(field.name)
        }
      }
    }
    if !draft.isEmpty { changed.append(draft) }
  }

  private static func values(_ field: String, _ draft: RecordDraft?) -> [FieldValue] {
    (draft?.assertions ?? []).filter { $0.field == field }.compactMap(\.change.value)
  }
}

extension CaseSteps {
  /// Refuses changes that another command decides about: a correction must not reach further than
  /// the step itself.
  func allow(changing drafts: [RecordDraft]) throws {
    for draft in drafts {
      switch draft.kind.name {
      case "case" where draft.assertions.contains { $0.field == "status" }:
        throw Failure(
          .data, "revision.status", "a correction neither closes nor opens a case", place: "case",
          hints: ["frun case close \(file.number) --reason CODE"])
      case "placementDecision" where acting.role != .supervisor:
        throw Failure(
          .data, "plan.approver", "only a supervisor decides about a placement",
          place: "placementDecision", hints: ["give --as SUPERVISOR"])
      case "lawfulBasis" where acting.role == .caseworker:
        throw Failure(
          .data, "basis.decider", "a supervisor or the data protection officer decides this",
          place: "lawfulBasis", hints: ["give --as SUPERVISOR"])
      default: continue
      }
    }
  }
}
