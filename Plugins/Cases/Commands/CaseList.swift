import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let status = Option<[String]>(
    "status", value: "status",
    help: "Only cases with this status; without it, open, on hold and not known"
  ).checked(as: CaseArguments.choices("caseStatus"))
  private static let risk = Option<[String]>(
    "risk", value: "level", help: "Only cases of this risk level"
  ).checked(as: CaseArguments.choices("riskLevel"))
  private static let category = Option<[String]>(
    "category", value: "status", help: "Only cases of this protection status"
  ).checked(as: CaseArguments.choices("protectionStatus"))
  private static let assigned = Option<String?>(
    "assigned", value: "handle", help: "Only cases that this member works on")
  private static let all = Flag("all", help: "Closed cases too")

  static let caseList = Command(
    CommandSpec(
      "list", summary: "List cases, the newest first",
      arguments: [
        status, risk, category, assigned, all, CommonOptions.limit,
        OptionRule.exclusive(status, all),
      ]
    ).with {
      $0.aliases = ["ls"]
      $0.examples = [
        Example("frun case list --risk high --risk severe", "the dangerous ones"),
        Example("frun case list --assigned amina", "those of one caseworker"),
      ]
      $0.seeAlso = ["case find", "due"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    var conditions: [Condition] = []
    func add(_ field: String, _ codes: [String]) {
      guard !codes.isEmpty else { return }
      conditions.append(Condition(field, .oneOf(codes.map { .code($0) })))
    }
    let states = invocation[status]
    add("riskLevel", invocation[risk])
    add("protectionStatus", invocation[category])
    let limit = invocation[CommonOptions.limit]
    let member = try invocation[assigned].map { try services.member($0).id }
    func found(_ state: Condition?) throws -> [Record] {
      var query = RecordQuery(
        kind: "case", conditions: conditions + [state].compactMap(\.self),
        order: [QueryOrder("openedOn", ascending: false)])
      // One more than shown tells whether there are more.
      if member == nil { query.limit = limit + 1 }
      return try services.records(query)
    }
    var records: [Record]
    if states.isEmpty, !invocation[all] {
      // Of a case that another team gave for tracing the status stayed there. Nobody said that it is closed.
      records =
        try newestFirst(
          found(Condition("status", .oneOf(["open", "on_hold"].map { .code($0) })))
            + found(Condition("status", .isMissing)))
    } else {
      records = try found(
        states.isEmpty ? nil : Condition("status", .oneOf(states.map { .code($0) })))
    }
    if let member {
      let today = services.today
      let mine = Set(
        try services.records(
          RecordQuery(
            kind: "assignment", conditions: [Condition("member", .equals(.reference(member)))])
        ).filter { $0.date("until").map { $0 > today } ?? true }.map(\.stream))
      records = records.filter { mine.contains($0.stream) }
    }
    let rows = try records.prefix(limit).map { try CaseRow($0, services) }
    let outcome = try services.list(
      rows,
      as: Listing(
        "frun.case.list/1", whenEmpty: "no cases", CaseRow.columns(invocation.context.language)),
      also: [("case", { $0.identifier })],
      next: rows.isEmpty ? ["frun case new"] : [])
    if records.count > limit {
      try services.say("There are more than these \(limit) cases; --limit shows more.")
    }
    return outcome
  }

  /// Cases by the day they were opened, those of an unknown day last.
  private static func newestFirst(_ records: [Record]) -> [Record] {
    records.enumerated().sorted { one, other in
      switch (one.element.date("openedOn"), other.element.date("openedOn")) {
      case (let left?, let right?) where left != right: left > right
      case (_?, nil): true
      case (nil, _?): false
      default: one.offset < other.offset
      }
    }.map(\.element)
  }
}
