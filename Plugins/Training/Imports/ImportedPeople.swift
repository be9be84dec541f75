import FrunDomain
import FrunKit

/// Finds the people of a file in the register, and makes records of those who are new. Nobody is
/// found by the name alone, and nobody is made who could not be found again.
struct ImportedPeople {
  private let services: any Services
  private let index: TraineeIndex
  private let trainees: [Trainee]
  private let fallback: RecordID?
  private var organisations: [String: RecordID] = [:]
  private var made: [String: RecordID] = [:]
  private var names: [RecordID: [String]] = [:]
  private(set) var newOrganisations: [String] = []

  init(_ organisation: RecordID?, _ services: any Services) throws {
    self.services = services
    fallback = organisation
    trainees = Trainee.all(in: try services.records(RecordQuery(kind: Trainee.kind)))
    index = TraineeIndex(trainees)
    for one in trainees {
      names[index.person(one.id), default: []] += [one.name].compactMap(\.self) + one.otherNames
    }
    let known = Organisation.all(in: try services.records(RecordQuery(kind: Organisation.kind)))
    for one in known.sorted(by: { $0.id < $1.id }) {
      for name in [one.name].compactMap(\.self) + one.otherNames {
        let folded = ReportText.folded(name)
        if organisations[folded] == nil { organisations[folded] = one.id }
      }
    }
  }

  /// The record that stands for a person.
  func person(_ trainee: RecordID) -> RecordID { index.person(trainee) }

  /// The name of a person as the register has it, or as this file did first.
  func name(of person: RecordID) throws -> String {
    try services.record(person)?.text("name") ?? names[person]?.first ?? ""
  }

  /// What is worth knowing about a person found by a key: systems change the way they write names,
  /// and addresses are handed on.
  private func remark(_ row: RowPerson, _ person: RecordID) -> String? {
    guard !row.name.isEmpty, let known = names[person], !known.isEmpty,
      !known.contains(where: { TraineeIndex.isSameName($0, row.name) })
    else { return nil }
    return "known under another name"
  }

  /// All records of people, by the record that stands for each.
  func twins(of people: [RecordID]) -> [RecordID: [RecordID]] {
    let wanted = Set(people)
    return Dictionary(grouping: trainees.map(\.id)) { index.person($0) }
      .filter { wanted.contains($0.key) }
  }

  /// Whom a line means, with what has to be written so that the person is in the register.
  mutating func find(
    _ row: RowPerson, line: Int
  ) throws -> (outcome: ImportOutcome, drafts: [RecordDraft]) {
    var outcome = ImportOutcome(line: line, name: row.name, person: .rejected)
    let organisation =
      row.organisation.flatMap { organisations[ReportText.folded($0)] }
      ?? (row.organisation == nil ? fallback : nil)
    let match = index.match(
      TraineeDescription(
        name: row.name, organisation: organisation, staffNumber: row.staffNumber, email: row.email))
    switch match {
    case .matched(let id, by: _):
      outcome.person = .matched
      outcome.trainee = id
      outcome.reason = remark(row, id)
      return (outcome, [])
    case .ambiguous(let ids):
      outcome.person = .ambiguous
      let hasKey = row.email != nil || row.staffNumber != nil
      outcome.reason =
        hasKey
        ? "not known by this address or number, and \(Self.people(ids.count)) of this name"
        : "the name alone tells nobody; \(Self.people(ids.count)) of this name"
      return (outcome, [])
    case .contradictory:
      outcome.person = .ambiguous
      outcome.reason = "address and staff number name different people"
      return (outcome, [])
    case .new: break
    }
    guard let key = key(row, organisation) else {
      outcome.reason =
        row.staffNumber != nil
        ? "a staff number tells somebody only within an organisation"
        : "no e-mail address and no staff number: could not be found again"
      return (outcome, [])
    }
    if let id = made[key] {
      outcome.person = .new
      outcome.trainee = id
      outcome.reason = remark(row, id)
      return (outcome, [])
    }
    guard !row.name.isEmpty else {
      outcome.reason = "a new person without a name"
      return (outcome, [])
    }
    return try add(row, organisation, key, outcome)
  }

  private mutating func add(
    _ row: RowPerson, _ organisation: RecordID?, _ key: String, _ found: ImportOutcome
  ) throws -> (outcome: ImportOutcome, drafts: [RecordDraft]) {
    var outcome = found
    var drafts: [RecordDraft] = []
    var trainee = try services.draft(Trainee.kind)
    do {
      try trainee.set("name", to: row.name, at: "name")
      try trainee.set("email", to: row.email, at: "e-mail address")
      try trainee.set("staffNumber", to: row.staffNumber, at: "staff number")
      try trainee.set("country", to: row.country, at: "country")
      try trainee.set("status", .code("active"))
    } catch let failure as Failure {
      outcome.reason = "\(failure.place ?? "a cell"): \(failure.message)"
      return (outcome, [])
    }
    var place = organisation
    if place == nil, let name = row.organisation {
      var draft = try services.draft(Organisation.kind)
      do { try draft.set("name", to: name, at: "organisation") } catch let failure as Failure {
        outcome.reason = "organisation: \(failure.message)"
        return (outcome, [])
      }
      try draft.set("status", .code("active"))
      organisations[ReportText.folded(name)] = draft.id
      newOrganisations.append(name)
      place = draft.id
      drafts.append(draft)
    }
    try trainee.set("organisation", place.map { .reference($0) })
    drafts.append(trainee)
    made[key] = trainee.id
    names[trainee.id] = [row.name]
    // From the next line on the organisation is known by its record.
    if let number = row.staffNumber, let place {
      made["s \(place.text) \(ReportText.folded(number))"] = trainee.id
    }
    // The same file may give both keys, or one of them.
    if let email = row.email { made["m " + ReportText.folded(email)] = trainee.id }
    outcome.person = .new
    outcome.trainee = trainee.id
    return (outcome, drafts)
  }

  /// By what the person can be found again; nil when there is nothing.
  private func key(_ row: RowPerson, _ organisation: RecordID?) -> String? {
    if let email = row.email, email.contains("@") { return "m " + ReportText.folded(email) }
    guard let number = row.staffNumber,
      let place = organisation?.text ?? row.organisation.map(ReportText.folded)
    else { return nil }
    return "s \(place) \(ReportText.folded(number))"
  }

  private static func people(_ count: Int) -> String {
    count == 1 ? "1 person" : "\(count) people"
  }
}
