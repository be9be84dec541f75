import FrunDomain
import FrunKit
import FrunText

/// What the pictures of a case are drawn from. A record that the member may not read is left out.
struct PictureFacts {
  /// Somebody of the case, as a picture names them.
  struct Figure {
    let person: Person
    /// The name, or nil when names are left out or none is known.
    let name: String?
    /// What they are to the child, in words; empty for the child.
    let relation: String
    /// The relationship the child's record has with them.
    let link: Relationship?
  }

  let number: String
  let file: CaseFile?
  let today: CivilDate
  /// The person the case is about.
  let client: RecordID?
  /// At most ``most`` persons, the client first.
  let figures: [Figure]
  let relationships: [Relationship]
  let placements: [Placement]
  let visits: [Visit]
  let assessments: [Assessment]
  let scores: [DomainScore]
  let risks: [RiskAssessment]
  let plans: [CarePlan]
  let actions: [PlannedAction]
  let reviews: [ReviewMeeting]
  let concerns: [Concern]
  let contacts: [PrePlacementContact]
  let referrals: [Referral]
  let closures: [Closure]
  let reopenings: [Reopening]
  let language: String

  /// A picture with more persons than this cannot be read.
  static let most = 40

  init(_ file: OpenedCase, showsNames: Bool, language: String, _ services: any Services) throws {
    func all<View: RecordView>(_ view: View.Type) throws -> [View] {
      View.all(
        in: try readable { try services.records(View.kind, in: file).filter { !$0.isErased } } ?? []
      )
    }
    number = file.number
    self.file = CaseFile(file.record)
    today = services.today
    self.language = language
    let client = file.client
    self.client = client
    relationships = try all(Relationship.self).sorted { $0.id < $1.id }
    let links = relationships
    var figures: [Figure] = []
    for person in try all(Person.self).sorted(by: { $0.id < $1.id }) {
      let link = links.first { $0.person == client && $0.relative == person.id }
      let name =
        showsNames
        ? try readable { try services.name(of: person.id, in: file.stream) }.flatMap(\.self) : nil
      figures.append(
        Figure(
          person: person, name: name,
          relation: person.id == client
            ? ""
            : Schema.standard.label(
              link?.relation ?? "unknown", of: "relation", in: "relationship", language: language),
          link: link))
    }
    self.figures = Array(
      (figures.filter { $0.person.id == client } + figures.filter { $0.person.id != client })
        .prefix(Self.most))
    placements = try all(Placement.self).sorted {
      ($0.startsOn ?? .first, $0.id) < ($1.startsOn ?? .first, $1.id)
    }
    visits = try all(Visit.self).sorted {
      ($0.plannedOn ?? .last, $0.id) < ($1.plannedOn ?? .last, $1.id)
    }
    assessments = try all(Assessment.self)
    scores = try all(DomainScore.self).sorted { $0.id < $1.id }
    risks = try all(RiskAssessment.self)
    plans = try all(CarePlan.self)
    actions = try all(PlannedAction.self).sorted {
      ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id)
    }
    reviews = try all(ReviewMeeting.self)
    concerns = try all(Concern.self)
    contacts = try all(PrePlacementContact.self)
    referrals = try all(Referral.self).sorted { $0.id < $1.id }
    closures = try all(Closure.self)
    reopenings = try all(Reopening.self)
  }

  /// A code in words.
  func words(_ code: String?, _ field: String, _ kind: String) -> String {
    Schema.standard.label(code, of: field, in: kind, language: language)
  }

  /// The persons who live with the child now, the child among them.
  var household: Set<RecordID> {
    var members = Set(
      relationships.filter { $0.livesInHousehold == true && $0.person == client }
        .compactMap(\.relative))
    if let placement = placements.last(where: { $0.endsOn == nil }) {
      members.formUnion(placement.household)
      if let caregiver = placement.caregiver { members.insert(caregiver) }
    }
    if let client, !members.isEmpty { members.insert(client) }
    return members
  }

  /// What stands under a person: what they are to the child, or that they are it.
  func role(of figure: Figure) -> String {
    figure.person.id == client ? "Child of the case" : figure.relation
  }
}
