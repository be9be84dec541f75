import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// What a form changes in records that exist, as `entity_id` and `update_if` of its entities sheet
/// say (ODK Entities, "update").
///
/// The record is named by its identifier, a case also by its number. What the form left empty
/// changes nothing: an answer is never erased by not being asked for.
struct EntityUpdates {
  /// The case the form is about; nil when the records say it.
  let file: OpenedCase?
  /// How answers are recorded that the form only computes with: dates as they are known.
  var remarks: Remarks?
  let services: any Services

  /// The case and the drafts.
  struct Result {
    /// The case that holds the changed records; nil when nothing is changed.
    var file: OpenedCase?
    /// What changes.
    var drafts: [RecordDraft] = []
    /// Changes whose record does not exist and that may make one.
    var creations: [EntityChange] = []
  }

  /// Reads the changes of one filled form.
  ///
  /// - Throws: ``Failure`` of kind `data` that names the list: `entity.unknown` when there is no
  ///   such record, `entity.kind` when it is of another kind, `entity.otherCase` when it belongs
  ///   to another case than the others.
  func read(_ changes: [EntityChange]) throws -> Result {
    var result = Result(file: file)
    for change in changes where change.action != .create {
      let kind = String(change.dataset.prefix { $0 != "_" })
      guard let record = try record(change.key, kind) else {
        guard change.action == .upsert else {
          throw Failure(
            .data, "entity.unknown", "the record to change does not exist", place: change.dataset,
            hints: ["entity_id needs the identifier of a record, as 'frun case show' prints it"])
        }
        result.creations.append(change)
        continue
      }
      guard record.kind == kind else {
        throw Failure(
          .data, "entity.kind", "the record to change is a \(record.kind), not a \(kind)",
          place: change.dataset)
      }
      if result.file == nil { result.file = try self.file(of: record) }
      guard result.file?.stream == record.stream else {
        throw Failure(
          .data, "entity.otherCase", "the record to change belongs to another case",
          place: change.dataset)
      }
      let draft = try draft(change, record)
      if !draft.isEmpty { result.drafts.append(draft) }
    }
    return result
  }

  private func record(_ key: String, _ kind: String) throws -> Record? {
    if let id = RecordID(text: key) { return try services.record(id) }
    guard kind == "case" else { return nil }
    do { return try services.record(services.resolve(key, kind: "case")) } catch let failure
      as Failure where failure.kind == .notFound
    { return nil }
  }

  private func file(of record: Record) throws -> OpenedCase? {
    guard record.stream.kind == .case, let owner = try services.record(record.stream.id) else {
      return nil
    }
    return OpenedCase(owner)
  }

  private func draft(_ change: EntityChange, _ record: Record) throws -> RecordDraft {
    var draft = try services.draft(changing: record)
    for field in change.fields where !field.value.isEmpty {
      let known = record.fields[field.property]
      let value = remarks?.recorded(field.value, at: field.path) ?? field.value
      if known?.value?.displayText == value { continue }
      if known?.values.contains(where: { $0.displayText == value }) == true { continue }
      try draft.set(field.property, to: value, at: field.path.description)
    }
    return draft
  }
}

extension EntityDeclaration {
  /// Whether the form may make a new record of this list.
  var canCreate: Bool { entityID == nil || createIf != nil }
}

extension CompiledForm {
  /// Whether filling the form in opens a case.
  var opensCase: Bool { entities.contains { $0.dataset == "person" && $0.canCreate } }
}
