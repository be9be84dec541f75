import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static func purpose(_ name: String, _ help: String) -> Option<YesNoText?> {
    Option<YesNoText?>(name, value: "answer", help: help)
  }
  private static let services = purpose("services", "Decision on receiving services")
  private static let tracing = purpose("tracing", "Decision on searching for the family")
  private static let reporting = purpose("reporting", "Decision on counting without names")
  private static let sharing = purpose("sharing", "Decision on sharing with other organisations")
  private static let assent = purpose("assent", "The child's own word on services")
  private static let giver = Option<String?>(
    "from", value: "who", help: "Who decided"
  ).checked(as: CaseArguments.choices("consentGiver"))
  private static let of = Option<IdentifierText?>(
    "of", value: "person",
    help: "Whose decision, by the reference that 'case show' prints; the client's without it"
  ).checked(as: .identifier("person"))
  private static let method = Option<String?>(
    "method", value: "how", help: "How the decision was recorded"
  ).checked(as: CaseArguments.choices("consentMethod"))
  private static let informed = Option<YesNoText?>(
    "informed", value: "answer", help: "Whether everything was explained before")
  private static let day = Option<DateText?>(
    "on", value: "date", help: "Day of the decision; today without it")
  private static let until = Option<DateText?>(
    "until", value: "date", help: "Last day on which it counts")
  private static let recipients = Option<[String]>(
    "recipient", value: "name",
    help:
      "Organisation that data may be shared with; with --withdraw, the only one it is taken from"
  ).sensitive()
  private static let limits = Option<PathText?>(
    "limits", value: "file", help: "Read from a file what to withhold and from whom")
  private static let withdraw = Flag(
    "withdraw", help: "A no takes back what was given before")

  static let caseConsent = Command(
    CommandSpec(
      "consent", summary: "Record consent, refusal or withdrawal",
      arguments: [
        OptionGroup("Purposes", [services, tracing, reporting, sharing, assent]),
        of, giver, method, informed, day, until, recipients, limits, withdraw,
        CaseArguments.reason, CommonOptions.dryRun, CaseArguments.number,
        OptionRule.atLeastOne(services, tracing, reporting, sharing, assent),
      ]
    ).with {
      $0.discussion = """
        One record for each purpose; earlier decisions keep their days. A child's own word is \
        assent, whoever writes it down: what a child decided alone (--from individual) is kept as \
        assent. Nobody has to give a reason for a no.

        A no that names organisations with --recipient is meant for these only; for all others the \
        earlier yes stands. Whoever was given the case has to be told when consent is taken back: \
        'archive notices' lists them, and 'export --purpose notice' tells them, whatever is refused \
        otherwise.
        """
      $0.examples = [
        Example(
          "frun case consent K7M2-Q4XD --services yes --tracing yes --sharing no --from caregiver "
            + "--assent yes", "caregiver and child have decided"),
        Example(
          "frun case consent K7M2-Q4XD --sharing no --withdraw --from caregiver",
          "takes consent back"),
        Example(
          "frun case consent K7M2-Q4XD --sharing no --withdraw --from caregiver --recipient 'Team B'",
          "takes it back from one organisation"),
      ]
      $0.seeAlso = ["case show", "archive notices", "export"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, gate in
    let file = try invocation.file(gate)
    guard let child = file.client else {
      throw Failure(.data, "case.noClient", "case \(file.number) names no client")
    }
    let client = try invocation[of].map { try gate.resolve($0.text, kind: "person") } ?? child
    guard try client == child || gate.record(client)?.stream == file.stream else {
      throw Failure(
        .notFound, "person.notFound", "case \(file.number) has no such person",
        hints: ["frun case show \(file.number) prints the references"])
    }
    let decisions = ConsentDecisions(
      purposes: [
        ("services", invocation[services]), ("tracing", invocation[tracing]),
        ("reporting", invocation[reporting]), ("sharing", invocation[sharing]),
      ].compactMap { purpose, answer in answer.map { (purpose, $0.isYes) } },
      assent: invocation[assent]?.isYes, giver: invocation[giver], withdraws: invocation[withdraw],
      client: client, witness: try gate.acting().member)
    if !decisions.purposes.isEmpty, decisions.giver == nil {
      throw Failure.usage("who decided is missing", hints: ["give --from caregiver, parent, …"])
    }
    let isChild = Age.mayBeChild(
      born: try gate.record(client)?.partialDate("birthDate"), on: gate.today)
    var drafts: [RecordDraft] = []
    for var draft in try decisions.drafts(isChild: isChild, gate) {
      try draft.set(
        "decidedOn", to: invocation[day]?.argumentText ?? gate.today.description, at: "--on")
      try draft.set("validUntil", to: invocation[until]?.argumentText, at: "--until")
      try draft.set("method", to: invocation[method], at: "--method")
      if let answer = invocation[informed] { try draft.set("informed", .yesNo(answer.isYes)) }
      try draft.set("reason", to: invocation[CaseArguments.reason], at: "--reason")
      if draft.isAbout("sharing") || draft.takesBack {
        for name in invocation[recipients] { try draft.set("recipients", .text(name)) }
      }
      if draft.isAbout("sharing") {
        if let name = invocation[limits]?.path {
          try draft.set("limits", to: JSONInput.text(name, gate), at: JSONInput.place(name))
        }
      }
      drafts.append(draft)
    }
    let receipt = try gate.commit(drafts, to: file.stream, by: invocation)
    if isChild, decisions.giver == "individual", !decisions.purposes.isEmpty {
      try gate.say(
        "A child's own decision is kept as assent; an adult's consent is needed beside it.")
    }
    let consents = Consents(
      records: try gate.records(RecordQuery(kind: "consent", stream: file.stream)), on: gate.today)
    for (code, isYes) in decisions.purposes where isYes {
      if let purpose = Purpose(rawValue: code), consents.isDenied(purpose) {
        try gate.warn(
          "A no to \(code) stands: of one day, and of several people, the no counts. A yes by whoever said no "
            + "counts from the next day on.")
      }
    }
    let hasNo = drafts.contains { $0.isNo }
    if hasNo { try gate.remindOfNotices(about: file) }
    return try gate.changed(
      "Recorded \(drafts.count) \(drafts.count == 1 ? "decision" : "decisions") in case "
        + file.number, by: receipt, schema: "frun.case.consent/1",
      [
        ("number", .string(file.number)), ("records", .array(drafts.map { .string($0.id.text) })),
      ], next: ["frun case show \(file.number)"])
  }
}
