import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let handle = Positional<String>("member", help: "Short name of the member")
  private static let role = Option<String>(
    "role", value: "role", default: "caseworker", help: "What the member does in the case"
  ).checked(as: CaseArguments.choices("assignmentRole"))
  private static let beside = Flag(
    "beside", help: "Keep those who have the same role in the case now")

  static let caseAssign = Command(
    CommandSpec(
      "assign", summary: "Hand a case to a member of the team",
      arguments: [
        role, beside, CaseArguments.reason, CommonOptions.dryRun, CaseArguments.number, handle,
      ]
    ).with {
      $0.discussion = "Whoever had the same role in the case has it until today."
      $0.examples = [Example("frun case assign K7M2-Q4XD joseph", "hands the case over")]
      $0.seeAlso = ["team list", "case list"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let member = try services.member(invocation[handle])
    guard member.code("status") == "active" else {
      throw Failure(
        .data, "member.inactive", "this member does not work here now",
        hints: ["frun team list shows the members"])
    }
    let role = invocation[role]
    let today = services.today
    let current = try services.records("assignment", in: file).filter {
      $0.code("role") == role && ($0.date("until").map { $0 > today } ?? true)
    }
    if current.contains(where: { $0.reference("member") == member.id }) {
      try services.say("Nothing to change in case \(file.number)")
      return .success(schema: "frun.case.assign/1", ["number": .string(file.number)])
    }
    var drafts: [RecordDraft] = []
    if !invocation[beside] {
      for old in current {
        var draft = try services.draft(changing: old)
        try draft.set("until", .date(today))
        drafts.append(draft)
      }
    }
    var draft = try services.draft("assignment")
    try draft.set("member", .reference(member.id))
    try draft.set("role", .code(role))
    try draft.set("from", .date(today))
    try draft.set("reason", to: invocation[CaseArguments.reason])
    drafts.append(draft)
    let receipt = try services.commit(
      drafts, to: file.stream, by: invocation, reason: invocation[CaseArguments.reason])
    let handle = try services.handle(of: member.id)
    // The visits that wait still stand in the list of whoever had the case before.
    let isPlaced =
      try role == "caseworker"
      && services.records("placement", in: file).contains { $0.date("endsOn") == nil }
    return try services.changed(
      "\(handle) works on case \(file.number)", by: receipt, schema: "frun.case.assign/1",
      [
        ("number", .string(file.number)), ("member", .string(member.id.text)),
        ("handle", .string(handle)), ("role", .string(role)),
      ],
      next: (isPlaced ? ["frun visit plan \(file.number)"] : [])
        + ["frun case list --assigned \(handle)"])
  }
}
