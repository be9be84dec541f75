import FrunDomain

/// Which record each entity becomes, and which person it belongs to.
struct IntakePlan {
  /// The records by key; entities whose dataset is not a kind have none.
  private(set) var records: [String: RecordID] = [:]
  /// Entities that cannot become records.
  private(set) var problems: [Failure] = []
  /// Relatives who turned out to be the caregiver.
  private(set) var caregivers: Set<RecordID> = []
  /// Whether no entity is the client.
  private(set) var hasNoClient: Bool

  private let client: RecordID
  private var personsByRow: [Int: RecordID] = [:]
  private var personsByEnding: [String: RecordID] = [:]
  private var merged: Set<String> = []

  /// - Parameter isNew: whether one of the persons is the client.
  init(
    _ entities: [CaseEntity], client: RecordID, isNew: Bool, random: (Int) -> [UInt8]
  ) throws {
    self.client = client
    hasNoClient = isNew
    for entity in entities where entity.kind != "case" {
      guard Schema.standard.kind(entity.kind)?.stream == .case else {
        problems.append(
          Failure(
            .data, "kind.unknown", "a case has no records of this kind", place: entity.dataset))
        continue
      }
      guard records[entity.key] == nil else {
        problems.append(
          Failure(.data, "key.repeated", "two records have the same key", place: entity.dataset))
        continue
      }
      let id = try record(of: entity, random)
      records[entity.key] = id
      guard entity.kind == "person" else { continue }
      if let row = entity.row { personsByRow[row] = personsByRow[row] ?? id }
      if entity.row == nil { personsByEnding[entity.ending] = id }
    }
    mergeCaregiver(entities)
  }

  /// The first person outside rows without ending is the client.
  private mutating func record(of entity: CaseEntity, _ random: (Int) -> [UInt8]) throws -> RecordID
  {
    let isClient =
      hasNoClient && entity.kind == "person" && entity.row == nil
      && (entity.ending.isEmpty || entity.value("role") == "client")
    guard isClient else { return try RecordID(random: random) }
    hasNoClient = false
    return client
  }

  /// The person of a row; nil when the row has none.
  func person(ofRow row: Int?) -> RecordID? { row.flatMap { personsByRow[$0] } }

  /// The person a record about a person belongs to.
  func person(for entity: CaseEntity) -> RecordID {
    person(ofRow: entity.row) ?? (entity.row == nil ? personsByEnding[entity.ending] : nil)
      ?? client
  }

  /// Whether an entity is another one once more and is not written.
  func isMerged(_ entity: CaseEntity) -> Bool { merged.contains(entity.key) }

  /// A form asks for the caregiver's name and again for every relative: whoever has the same name
  /// is one person.
  private mutating func mergeCaregiver(_ entities: [CaseEntity]) {
    for caregiver in entities where caregiver.dataset == "person_caregiver" && caregiver.row == nil
    {
      let fields = caregiver.fields.filter { !$0.value.isEmpty }
      guard fields.count == 1, let name = fields.first,
        ["name", "fullName"].contains(name.property)
      else { continue }
      let namesake = entities.first { entity in
        entity.row != nil && entity.kind == "name" && entity.value("text") == name.value
          || entity.row != nil && entity.kind == "person"
            && (entity.value("name") ?? entity.value("fullName")) == name.value
      }
      guard let namesake, let relative = person(ofRow: namesake.row) else { continue }
      records[caregiver.key] = relative
      personsByEnding[caregiver.ending] = relative
      caregivers.insert(relative)
      merged.insert(caregiver.key)
    }
  }
}
