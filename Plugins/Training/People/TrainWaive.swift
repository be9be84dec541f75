import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lets somebody count as trained without the course: with a reason, an approver and an end.
enum TrainWaive {
  static let person = Positional<String>("person", help: "Handle, e-mail address or identifier")
  static let code = Positional<String>("code", help: "Code of the course")
  static let because = Option<String>(required: "because", value: "code", help: "Why").checked(
    as: .choice(TrainOrg.choices("waiverReason")))
  static let basis = Option<String?>(
    "basis", value: "text", help: "What it rests on: the test, the certificate, the decision"
  ).sensitive()
  static let equivalent = Option<String?>(
    "equivalent", value: "course", help: "Their course, as equivalences.csv names it")
  static let until = Option<DateText>(required: "until", value: "date", help: "Last day it counts")
  static let approver = Option<String?>(
    "approved-by", value: "member", help: "Who approved it (the acting member)")

  static let command = Command(
    CommandSpec(
      "waive", summary: "Waive a course for a person, or accept another course for it",
      arguments: [
        person, code, because, until, basis, equivalent, approver, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        A waiver has a reason (tested out, an equivalent award, trained elsewhere, \
        administrative), somebody who approves and is not the person, and an end that is not \
        later than an award of today would have. With --equivalent the other course stands in \
        equivalences.csv with full credit on this day; where only its content counts, the test \
        or practical is still taken here.
        """
      $0.examples = [
        Example(
          "frun train waive amina GEN-101 --because tested_out --until 2027-06-30 --basis 'test of 3 May'",
          "tested out")
      ]
      $0.seeAlso = ["train list", "train award", "train revoke"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    guard let file = try register.courseFile(invocation[code]) else {
      throw Failure.notFound("course", hints: try register.suggestions(for: invocation[code]))
    }
    let (trainee, member, name, new) = try holder(invocation[person], register)
    let approver = try approver(invocation, member, services)
    let until = try TrainSchedule.day(invocation[until])
    let longest = AwardExpiry(file.expiry, completedOn: services.today).validTo
    guard until >= services.today, longest.map({ until <= $0 }) ?? true else {
      throw Failure(
        .usage, "waive.until",
        longest.map { "a waiver ends between today and \($0), when an award of today would end" }
          ?? "the last day is past", place: "--until")
    }
    let reason = invocation[because]
    guard invocation[basis] != nil || invocation[equivalent] != nil else {
      throw Failure.usage("say what it rests on, with --basis or --equivalent")
    }
    let issuer = try invocation[equivalent].map { theirs in
      try Equivalences(services).issuer(of: theirs, for: file.code, on: services.today)
    }
    guard reason == "equivalent" || issuer == nil else {
      throw Failure(
        .usage, "waive.reason", "an equivalent course is waived because equivalent",
        place: "--because")
    }
    var drafts: [RecordDraft] = new.map { [$0] } ?? []
    let course: RecordID
    if let known = try register.course(file.code, version: file.version) {
      course = known.id
    } else {
      let draft = try TrainSchedule.course(file, services)
      drafts.append(draft)
      course = draft.id
    }
    var award = try services.draft(Award.kind)
    try award.set("course", .reference(course))
    try award.set("person", .text(name))
    try award.set("trainee", .reference(trainee))
    try award.set("member", member.map { .reference($0) })
    try award.set("kind", .code("waiver"))
    try award.set("completedOn", .date(services.today))
    try award.set("validTo", .date(until))
    try award.set("status", .code("valid"))
    try award.set("waiverReason", .code(reason))
    try award.set("waiverBasis", to: invocation[basis], at: "--basis")
    try award.set("equivalentOf", to: invocation[equivalent], at: "--equivalent")
    try award.set("equivalentIssuer", issuer.map { .text($0) })
    try award.set("approvedBy", .reference(approver))
    drafts.append(award)
    let receipt = try services.commit(drafts, to: try register.stream(), by: invocation)
    return try services.changed(
      "Waived \(file.code) until \(until)", by: receipt, schema: "frun.train.waive/1",
      [("award", .string(award.id.text)), ("validTo", .string(until.description))],
      next: ["frun train list"])
  }

  private static func holder(
    _ text: String, _ register: Register
  ) throws -> (RecordID, RecordID?, String, RecordDraft?) {
    if let member = try? register.services.member(text) {
      let known = try register.trainees()
      let (id, draft) = try register.trainee(of: member, among: known)
      let name = member.text("name") ?? member.text("handle") ?? text
      return (id, member.id, name, draft)
    }
    let trainee = try register.trainee(text)
    return (trainee.id, trainee.member, trainee.name ?? "", nil)
  }

  private static func approver(
    _ invocation: Invocation, _ holder: RecordID?, _ services: any Services
  ) throws -> RecordID {
    let named = try invocation[approver].map { try services.member($0).id }
    let member = try named ?? services.acting().member
    guard member != holder else {
      throw Failure(
        .denied, "waive.self", "nobody approves their own waiver", place: "--approved-by",
        hints: ["a supervisor or another trainer approves"])
    }
    let role = try services.record(member)?.code("role").flatMap { Role(rawValue: $0) }
    let mayApprove =
      role.map { Permissions.standard.check($0, .approve, in: .training) == nil } ?? false
    guard mayApprove else {
      throw Failure(
        .denied, "waive.approver", "a supervisor or a trainer approves a waiver",
        place: "--approved-by")
    }
    return member
  }
}

/// Courses of others that count as ours.
struct Equivalences {
  private let rows: [PeopleTable.Row]

  init(_ services: any Services) throws {
    let bytes = (try? services.data("Training/equivalences.csv")) ?? Array("ours".utf8)
    rows = try PeopleTable(bytes, needs: ["ours"]).rows
  }

  /// Who gives a course that counts wholly as ours on a day.
  func issuer(of theirs: String, for ours: String, on day: CivilDate) throws -> String {
    let known = rows.filter { $0["ours"] == ours && $0["theirs"] == theirs }
    let now = known.filter { row in
      let first = row["valid_from"].flatMap { try? CivilDate(parsing: $0) }
      let last = row["valid_to"].flatMap { try? CivilDate(parsing: $0) }
      return (first ?? .first) <= day && day <= (last ?? .last)
    }
    guard let row = now.first else {
      throw Failure(
        .denied, "equivalent.unknown",
        known.isEmpty
          ? "equivalences.csv does not know this course as \(ours)"
          : "equivalences.csv does not accept this course on \(day)", place: "--equivalent")
    }
    guard row["credit"] == "full" else {
      throw Failure(
        .denied, "equivalent.content", "only its content counts: test or practical are taken here",
        place: "--equivalent")
    }
    return row["issuer"] ?? ""
  }
}
