import FrunDomain
import FrunKit
import FrunText

extension Register {
  /// Everybody of the register.
  func trainees() throws -> [Trainee] {
    Trainee.all(in: try services.records(RecordQuery(kind: Trainee.kind)))
  }

  /// Every organisation, by name.
  func organisations() throws -> [Organisation] {
    Organisation.all(in: try services.records(RecordQuery(kind: Organisation.kind))).sorted {
      ($0.name ?? "", $0.id) < ($1.name ?? "", $1.id)
    }
  }

  /// The organisation a user means: identifier, or a name of it.
  func organisation(_ text: String) throws -> Organisation {
    let all = try organisations()
    if let one = Self.organisation(named: text, among: all) { return one }
    if let id = try? services.resolve(text, kind: Organisation.kind),
      let one = all.first(where: { $0.id == id })
    {
      return one
    }
    let near = Suggestions.nearest(to: text, among: all.compactMap(\.name))
    throw Failure.notFound(
      "organisation",
      hints: near.map { "did you mean \($0)?" } + [
        "frun train org lists them", "frun train org --add NAME",
      ])
  }

  /// An organisation by one of its names.
  static func organisation(named text: String, among all: [Organisation]) -> Organisation? {
    let wanted = SearchFolding.fold(text).text
    return all.first { organisation in
      ([organisation.name].compactMap { $0 } + organisation.otherNames).contains {
        SearchFolding.fold($0).text == wanted
      }
    }
  }

  /// The person a user means: handle of a member, e-mail address, or identifier.
  func trainee(_ text: String) throws -> Trainee {
    let all = try trainees()
    let index = TraineeIndex(all)
    if let member = try? services.member(text),
      let one = all.first(where: { $0.member == member.id })
    {
      return all.first { $0.id == index.person(one.id) } ?? one
    }
    if case .matched(let id, _) = index.match(TraineeDescription(name: "", email: text)),
      let one = all.first(where: { $0.id == id })
    {
      return one
    }
    let id: RecordID
    do { id = try services.resolve(text, kind: Trainee.kind) } catch let failure as Failure
      where failure.kind == .notFound
    {
      throw Failure.notFound(
        "person", hints: ["frun train person lists them", "frun train person --add"])
    }
    guard let one = all.first(where: { $0.id == index.person(id) }) else {
      throw Failure.notFound("person", hints: ["frun train person lists them"])
    }
    return one
  }

  /// The person a member is; a draft where the register has none yet.
  func trainee(
    of member: Record, among known: [Trainee]
  ) throws -> (id: RecordID, draft: RecordDraft?) {
    if let one = known.first(where: { $0.member == member.id }) {
      return (TraineeIndex(known).person(one.id), nil)
    }
    var draft = try services.draft(Trainee.kind)
    try draft.set("name", to: member.text("name") ?? member.text("handle"))
    try draft.set("member", .reference(member.id))
    try draft.set("status", .code("active"))
    return (draft.id, draft)
  }

  /// Identifiers under which the register knows a person: their own and those found to be the
  /// same.
  func identifiers(of trainee: RecordID) throws -> Set<RecordID> {
    let all = try trainees()
    let index = TraineeIndex(all)
    let person = index.person(trainee)
    return Set(all.map(\.id).filter { index.person($0) == person }).union([trainee, person])
  }

  /// Awards of a person, under whatever identifier they were given.
  func awards(member: RecordID?, trainee: RecordID?) throws -> [Award] {
    try Standings(services).awards(member: member, trainee: trainee)
  }
}
