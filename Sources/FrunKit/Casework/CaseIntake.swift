public import FrunDomain

/// A new case put together from entities: which records there are, how they refer to each other,
/// and what in the answers cannot be read.
///
/// Rules, in the order in which they apply:
/// - The entity `case` is the case's own record; without status it is open, without day it opened
///   today. Without such an entity the case record is made all the same.
/// - `person` outside rows is the client. `person_caregiver` and other endings are further
///   persons; persons of a row are relatives.
/// - `name`, `identifier`, `contact` and `location` belong to the person of the same row, else to
///   the person with the same ending, else to the client.
/// - `relationship` says what the person of its row is to the client.
/// - `consent` with an ending is about that purpose (`consent_tracing`); one without decision is
///   not written. It is the client's, consent unless it says assent, and decided on the day of the
///   case unless it says when.
/// - A person may carry `name`, `fullName`, `otherName`, `nickname` and `latinName`, which become
///   `name` records, and fields of `relationship` (`relation`, `isCaregiver`, …), which become a
///   relationship with the client.
/// - A caregiver who is only named, and named like a relative, is that relative.
public struct CaseIntake {
  /// The stream of the new case; its identifier is the case's.
  public let stream: StreamID
  /// The person the case is about.
  public let client: RecordID
  /// What to commit, the case first.
  public private(set) var drafts: [RecordDraft] = []
  /// The records by the keys of the entities.
  public private(set) var records: [String: RecordID] = [:]
  /// What cannot be read, each with its place. Nothing may be committed while there are any.
  public private(set) var problems: [Failure] = []

  /// The number people will use.
  public var number: String { CaseNumber(of: stream.id).description }

  let today: CivilDate
  let random: (Int) -> [UInt8]

  /// Reads the entities of a new case.
  ///
  /// - Parameters:
  ///   - owner: the member who works on the case; written as an assignment from today.
  ///   - services: for identifiers and the day.
  public init(_ entities: [CaseEntity], owner: RecordID? = nil, services: any Services) throws {
    try self.init(
      stream: StreamID(kind: .case, id: RecordID(random: { services.random($0) })),
      client: RecordID(random: { services.random($0) }), services: services)
    var plan = try IntakePlan(entities, client: client, isNew: true, random: random)
    records = plan.records
    problems = plan.problems
    for entity in entities where entity.kind == "case" { records[entity.key] = stream.id }
    drafts = [try caseDraft(entities)]
    if plan.hasNoClient {
      var person = try RecordDraft("person", id: client)
      try person.set("role", .code("client"))
      drafts.append(person)
    }
    for entity in entities where entity.kind != "case" { try add(entity, &plan) }
    if let owner { drafts.append(try assignment(of: owner)) }
    drafts.removeAll(where: \.isEmpty)
  }

  /// Reads entities that join a case: further persons with what belongs to them.
  ///
  /// - Throws: ``Failure`` `case.noClient` when the case names nobody they could be related to.
  public init(adding entities: [CaseEntity], to file: OpenedCase, services: any Services) throws {
    guard let client = file.client else {
      throw Failure(.data, "case.noClient", "the case names no client")
    }
    try self.init(stream: file.stream, client: client, services: services)
    var plan = try IntakePlan(entities, client: client, isNew: false, random: random)
    records = plan.records
    problems = plan.problems
    for entity in entities where entity.kind != "case" { try add(entity, &plan) }
    drafts.removeAll(where: \.isEmpty)
  }

  private init(stream: StreamID, client: RecordID, services: any Services) throws {
    self.stream = stream
    self.client = client
    today = services.today
    random = { services.random($0) }
  }

  /// Throws the first problem, with the places of the others as causes.
  public func requireReadable() throws {
    guard var first = problems.first else { return }
    first.causes += problems.dropFirst().map { problem in
      [problem.place, problem.message].compactMap(\.self).joined(separator: ": ")
    }
    throw first
  }

  // MARK: Records

  private mutating func caseDraft(_ entities: [CaseEntity]) throws -> RecordDraft {
    var draft = try RecordDraft("case", id: stream.id)
    let own = entities.filter { $0.kind == "case" }
    for entity in own { fill(&draft, entity) }
    if !own.contains(where: { $0.value("status") != nil }) {
      try draft.set("status", .code("open"))
    }
    if !own.contains(where: { $0.value("openedOn") != nil }) {
      try draft.set("openedOn", .date(today))
    }
    try draft.set("client", .reference(client))
    return draft
  }

  private func assignment(of owner: RecordID) throws -> RecordDraft {
    var draft = try RecordDraft("assignment", id: RecordID(random: random))
    try draft.set("member", .reference(owner))
    try draft.set("role", .code("caseworker"))
    try draft.set("from", .date(today))
    return draft
  }

  private mutating func add(_ entity: CaseEntity, _ plan: inout IntakePlan) throws {
    guard let id = plan.records[entity.key], !plan.isMerged(entity) else { return }
    var draft = try RecordDraft(entity.kind, id: id)
    switch entity.kind {
    case "person":
      let (own, names, relation) = PersonProperties.split(entity)
      fill(&draft, own)
      if own.value("role") == nil {
        try draft.set("role", .code(PersonProperties.role(of: entity, isClient: id == client)))
      }
      drafts.append(draft)
      for name in names { try addName(name, of: id) }
      if let relation { try addRelationship(relation, to: id, plan) }
    case "relationship":
      guard let relative = plan.person(ofRow: entity.row) else {
        return problems.append(
          Failure(
            .data, "relationship.nobody", "a relationship without a person beside it",
            place: entity.fields.first?.place))
      }
      try addRelationship(entity, to: relative, plan, id: id)
    case "consent": try addConsent(entity, &draft)
    default:
      fill(&draft, entity)
      if draft.kind.field("person") != nil, entity.value("person") == nil {
        try draft.set("person", .reference(plan.person(for: entity)))
      }
      drafts.append(draft)
    }
  }

  private mutating func addName(_ name: PersonProperties.Name, of person: RecordID) throws {
    var draft = try RecordDraft("name", id: RecordID(random: random))
    try draft.set("person", .reference(person))
    try draft.set("kind", .code(name.kind))
    fill(&draft, CaseEntity("name", key: "", fields: name.fields))
    drafts.append(draft)
  }

  private mutating func addRelationship(
    _ entity: CaseEntity, to relative: RecordID, _ plan: IntakePlan, id: RecordID? = nil
  ) throws {
    var draft = try RecordDraft("relationship", id: id ?? RecordID(random: random))
    try draft.set("person", .reference(client))
    try draft.set("relative", .reference(relative))
    fill(&draft, entity)
    if entity.value("relation") == nil {
      let isCaregiver = entity.value("isCaregiver") == "yes"
      try draft.set("relation", .code(isCaregiver ? "caregiver" : "unknown"))
    }
    if plan.caregivers.contains(relative), entity.value("isCaregiver") == nil {
      try draft.set("isCaregiver", .yesNo(true))
    }
    drafts.append(draft)
  }

  private mutating func addConsent(_ entity: CaseEntity, _ draft: inout RecordDraft) throws {
    guard entity.value("decision") != nil else { return }
    fill(&draft, entity)
    if entity.value("purpose") == nil, !entity.ending.isEmpty {
      try draft.set("purpose", to: entity.ending, at: entity.dataset)
    }
    if entity.value("kind") == nil { try draft.set("kind", .code("consent")) }
    if entity.value("decidedOn") == nil { try draft.set("decidedOn", .date(today)) }
    if entity.value("person") == nil { try draft.set("person", .reference(client)) }
    drafts.append(draft)
  }

  /// Answers fields; what cannot be read becomes a problem with its place.
  private mutating func fill(_ draft: inout RecordDraft, _ entity: CaseEntity) {
    for field in entity.fields where !field.value.isEmpty {
      let place = field.place ?? "\(entity.dataset).\(field.property)"
      let parts =
        field.isSelection
        ? field.value.split(separator: " ").map(String.init) : [field.value]
      for part in parts {
        do {
          try draft.set(field.property, to: part, at: place)
        } catch let failure as Failure {
          problems.append(failure)
        } catch {
          problems.append(Failure(.data, "value.malformed", "\(field.property)", place: place))
        }
      }
    }
  }
}
