import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows everything that ever happened to an award, and what it is on a day.
enum TrainHistory {
  static let command = Command(
    CommandSpec(
      "history", summary: "Show everything that happened to an award",
      arguments: [AwardStep.award]
    ).with {
      $0.discussion = """
        Nothing of it was ever written over: issued, renewed, suspended, reinstated, revoked, given \
        back, and expired where the last day is past. With --as-of DATE it is what was known to \
        have happened by that day.
        """
      $0.seeAlso = ["train list", "train certificate"]
      $0.requires = ["vault.read"]
    }, run: run)

  private struct Row {
    let entry: AwardHistory.Entry
    let reason: String
    let by: String
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.history/1",
      [
        .init("day", "From", isWhole: true) { Cell($0.entry.day.description) },
        .init("event", "What happened", isWhole: true, json: { .string($0.entry.kind.rawValue) }) {
          Cell($0.entry.kind.words)
        },
        .init("by", "Decided by", dropPriority: 1) { Cell($0.by) },
        .init("reason", "Why") { Cell($0.reason) },
      ])
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let book = AwardBook(services: services)
    let award = try book.award(invocation[AwardStep.award].argumentText)
    let history = try book.history(of: award)
    let rows = try history.entries(until: services.today).map { entry in
      let event = history.events.first { $0.id == entry.event }
      return Row(
        entry: entry,
        reason: (event?.reason ?? (event == nil ? award.waiverBasis : [])).joined(separator: "; "),
        by: try services.handle(of: event?.decidedBy ?? (event == nil ? award.approvedBy : nil)))
    }
    let course = try book.course(of: award)
    let standing = history.standing(on: services.today)
    try services.emit(
      .table(
        listing.table(
          rows, title: "\(course?.code ?? "Award") of \(award.person ?? "somebody")")))
    try services.say("On \(services.today) the award is \(standing.words).")
    var result = JSONObject()
    result["award"] = .string(award.id.text)
    result["course"] = course?.code.map { .string($0) } ?? .null
    result["standing"] = .string(standing.rawValue)
    result["validTo"] = award.validTo.map { .string($0.description) } ?? .null
    result["events"] = .array(rows.map { listing.object($0) })
    return .success(schema: listing.schema, .object(result), next: ["frun train list"])
  }
}

extension AwardHistory.Entry.Kind {
  /// The event for people.
  var words: String {
    switch self {
    case .issued: "awarded"
    case .renewed: "renewed"
    case .waived: "waived"
    case .suspended: "suspended"
    case .reinstated: "reinstated"
    case .revoked: "revoked"
    case .surrendered: "given back"
    case .expired: "expired"
    }
  }
}

extension AwardHistory.Standing {
  /// The standing for people.
  var words: String {
    switch self {
    case .pending: "not given yet"
    case .valid: "valid"
    case .expired: "expired"
    case .suspended: "suspended"
    case .revoked: "revoked"
    case .surrendered: "given back"
    }
  }
}
