import FrunDomain
import FrunKit
import FrunText

extension CaseSheet {
  /// The sheet for people: groups of fields and tables of at most 80 columns.
  func emit(_ services: any Services, _ words: CaseWords) throws {
    var isFirst = true
    func emit(_ event: Event) throws {
      // An empty line before each group but the first.
      if !isFirst { try services.emit(.text("")) }
      isFirst = false
      try services.emit(event)
    }
    func show(_ title: String, _ fields: [FieldsEvent.Field]) throws {
      guard !fields.isEmpty else { return }
      try emit(.fields(FieldsEvent(title: title, fields: fields)))
    }
    try show("Case \(file.number)", try head(words))
    try show("Client", try clientFields(services, words))
    if !family.isEmpty { try emit(.table(familyTable(services, words))) }
    try show(
      "Protection",
      try words.fields(Self.protectionFields, of: file.record, disagreements))
    if !consents.isEmpty { try emit(.table(consentTable(services, words))) }
    let withdrawn = try withdrawn(services, words)
    if !withdrawn.isEmpty { try emit(.text(withdrawn.joined(separator: "\n"))) }
    if !checks.isEmpty { try emit(.table(checkTable(services, words))) }
    try show("Care", try care(words))
    if withheld > 0 {
      let what =
        withheld == 1 ? "1 answer of this case was" : "\(withheld) answers of this case were"
      try emit(.text("\(what) withheld by the team that sent it."))
    }
    if erased > 0 {
      try emit(
        .text(
          "\(erased) answer\(erased == 1 ? "" : "s") of this case "
            + "\(erased == 1 ? "was" : "were") erased for ever."))
    }
    if !disagreements.isEmpty {
      try emit(.table(DisagreementRow.table(disagreements, services, words, title: true)))
    }
  }

  private static let headFields = [
    "status", "riskLevel", "urgent", "openedOn", "office", "source", "assessmentDueOn",
    "closedOn", "closureReason", "closureNotes", "reopenReason", "reopenedOn",
  ]
  private static let clientFieldNames = [
    "sex", "birthDate", "alive", "nationality", "originCountry", "language", "maritalStatus",
    "disability", "communication", "description", "contactWish", "locationConfidential",
    "withholdReason", "withholdDetails",
  ]
  private static let protectionFields = [
    "protectionStatus", "displacementStatus", "concerns", "specificNeeds", "separatedOn",
    "separationPlace", "separationCause", "otherSeparationCauses", "separationHistory",
    "witnessedViolence", "evacuation", "tracingStatus", "careArrangement", "childWishes",
  ]

  private func head(_ words: CaseWords) throws -> [FieldsEvent.Field] {
    var fields = try words.fields(Self.headFields, of: file.record, disagreements)
    if !row.assigned.isEmpty {
      fields.append(.init("assigned", "Assigned", Cell(row.assigned.joined(separator: ", "))))
    }
    return fields
  }

  private func clientFields(
    _ services: any Services, _ words: CaseWords
  ) throws -> [FieldsEvent.Field] {
    guard let client else { return [] }
    var fields: [FieldsEvent.Field] = []
    for name in names {
      guard let text = try words.cell("text", of: name, disagreements) else { continue }
      let latin = try words.cell("latin", of: name, disagreements)
      let kind = try words.cell("kind", of: name, disagreements)?.text ?? "Name"
      fields.append(
        .init("name", kind, Cell(latin.map { "\(text.text) / \($0.text)" } ?? text.text, text.mark))
      )
    }
    fields += try words.fields(Self.clientFieldNames, of: client, disagreements)
    if let age = Self.age(client.partialDate("birthDate"), services.today),
      let place = fields.firstIndex(where: { $0.key == "birthDate" }),
      client.fields["birthDate"]?.disagreement == false
    {
      fields[place].value.text += " (\(age))"
    }
    return fields
  }

  /// The age in years, as a range when the day is not known.
  static func age(_ birth: PartialDate?, _ today: CivilDate) -> String? {
    guard let birth, let years = Age.range(born: birth, on: today) else { return nil }
    return years.lowerBound == years.upperBound
      ? "\(years.lowerBound) years" : "\(years.lowerBound)–\(years.upperBound) years"
  }

  private func familyTable(_ services: any Services, _ words: CaseWords) throws -> TableEvent {
    TableEvent(
      title: "Family",
      columns: [
        .init("person", "Ref", isWhole: true), .init("name", "Name"),
        .init("relation", "Relation"), .init("age", "Age", dropPriority: 2),
        .init("home", "Lives with", dropPriority: 1),
        .init("contact", "In contact", dropPriority: 3),
        .init("alive", "Alive", dropPriority: 4),
      ],
      rows: try family.map { relative in
        func relation(_ field: String) throws -> Cell {
          try relative.relationship.flatMap { try words.cell(field, of: $0, disagreements) } ?? ""
        }
        let age = Self.age(relative.person.partialDate("birthDate"), services.today)
        var part = try relation("relation")
        if relative.relationship?.yesNo("isCaregiver") == true,
          relative.relationship?.code("relation") != "caregiver"
        {
          part.text += ", caregiver"
        }
        if part.text.isEmpty {
          part = try words.cell("role", of: relative.person, disagreements) ?? ""
        }
        return [
          Cell(String(relative.person.id.text.prefix(8)), .muted), Cell(relative.name ?? ""), part,
          Cell(age?.replacing(" years", with: "") ?? ""), try relation("livesInHousehold"),
          try relation("inContact"),
          try words.cell("alive", of: relative.person, disagreements) ?? "",
        ]
      })
  }

  private func consentTable(_ services: any Services, _ words: CaseWords) throws -> TableEvent {
    try table(
      "Consent", consents,
      ["purpose", "kind", "decision", "givenBy", "decidedOn", "validUntil"], words)
  }

  private func checkTable(_ services: any Services, _ words: CaseWords) throws -> TableEvent {
    try table(
      "Safeguarding checks", checks, ["adult", "result", "checkedOn", "validUntil"], words)
  }

  private func table(
    _ title: String, _ records: [Record], _ fields: [String], _ words: CaseWords
  ) throws -> TableEvent {
    let kind = records[0].kind
    let shown = fields.filter { field in
      records.contains { $0.fields[field] != nil }
    }
    return TableEvent(
      title: title,
      columns: shown.enumerated().map { place, field in
        .init(field, words.label(field, of: kind), dropPriority: place > 2 ? place : 0)
      },
      rows: try records.map { record in
        try shown.map { try words.cell($0, of: record, disagreements) ?? "" }
      })
  }

  private func care(_ words: CaseWords) throws -> [FieldsEvent.Field] {
    var fields: [FieldsEvent.Field] = []
    if let plan {
      fields += try words.fields(
        ["goal", "concurrentGoal", "status", "reviewDueOn"], of: plan, disagreements
      ).map { .init("plan.\($0.key)", "Plan: \($0.label.lowercased())", $0.value) }
    }
    if let placement {
      fields += try words.fields(["type", "startsOn"], of: placement, disagreements)
        .map { .init("placement.\($0.key)", "Placement: \($0.label.lowercased())", $0.value) }
    }
    if let nextVisit {
      let key = nextVisit.text("key").map { " (\($0))" } ?? ""
      fields.append(.init("nextVisit", "Next visit", Cell("\(Self.day(nextVisit))\(key)")))
    }
    return fields
  }
}
