public import FrunText

extension FollowUpPackage {
  /// Reads a package written in JSON5.
  ///
  /// Throws `malformedPackage` with the place of the fault: unknown members,
  /// missing numbers, negative windows, unordered gaps are all refused,
  /// because a silent default in a schedule is a visit that does not happen.
  public init(parsing text: String) throws(DomainError) {
    let json: JSONValue
    do {
      json = try JSONValue(
        parsing: text, syntax: .relaxed,
        limits: JSONLimits(bytes: 1 << 20, depth: 16, values: 20_000))
    } catch {
      throw DomainError(.malformedPackage, at: "package", error.description)
    }
    try self.init(json: json)
  }

  /// Reads a package that is already JSON.
  public init(json: JSONValue) throws(DomainError) {
    let package = try PackageNode(json, at: "package").members(
      ["id", "version", "effective_from", "source", "risk_order", "rows"],
      optional: ["risk_aliases", "overrides"])
    id = try package.text("id")
    version = try package.text("version")
    source = try package.text("source")
    effectiveFrom = try package.date("effective_from")
    riskOrder = try package.texts("risk_order")
    var aliases: [String: String] = [:]
    if let node = package.node("risk_aliases") {
      for member in node.json.object?.members ?? [] {
        aliases[member.key] = try PackageNode(member.value, at: node.place).text()
      }
    }
    riskAliases = aliases
    var rows: [FollowUpRow] = []
    for node in try package.nodes("rows") { rows.append(try FollowUpRow(node)) }
    self.rows = rows
    var overrides: [FollowUpOverride] = []
    for node in try package.node("overrides")?.elements() ?? [] {
      overrides.append(try FollowUpOverride(node))
    }
    self.overrides = overrides
    guard !rows.isEmpty, Set(rows.map(\.name)).count == rows.count else {
      throw DomainError(.malformedPackage, at: "rows", "rows are missing or named twice")
    }
    for risk in riskOrder where !rows.contains(where: { $0.risk == risk }) {
      throw DomainError(.malformedPackage, at: "risk_order", "a risk level has no row")
    }
  }

  /// The package this version ships with.
  ///
  /// Throws `malformedPackage` only if the shipped text is broken, which a
  /// test excludes.
  public static func standard() throws(DomainError) -> FollowUpPackage {
    try FollowUpPackage(parsing: standardText)
  }
}

extension FollowUpRow {
  /// Reads one row of a package: `row`, `visits`, `max_gap`,
  /// `earliest_closure`, optional `risk`.
  public init(json: JSONValue) throws(DomainError) {
    try self.init(PackageNode(json, at: "row"))
  }

  /// Most visits in one row.
  public static let mostVisits = 500

  init(_ node: PackageNode) throws(DomainError) {
    let row = try node.members(
      ["row", "visits", "max_gap"], optional: ["risk", "earliest_closure"])
    var rules: [FollowUpRule] = []
    for node in try row.nodes("visits") { rules.append(try FollowUpRule(node)) }
    var gaps: [GapLimit] = []
    for node in try row.nodes("max_gap") {
      let gap = try node.members(["until", "days"])
      gaps.append(GapLimit(until: try gap.period("until"), days: try gap.number("days", 1...999)))
    }
    self.init(
      name: try row.text("row"), risk: try row.node("risk")?.text() ?? "", rules: rules,
      gaps: gaps, earliestClosure: try row.node("earliest_closure")?.period())
    // Compared on one day, because months and days have no other order.
    let ends = gaps.map { $0.until.after(CivilDate(dayNumber: 0)) }
    guard ends == ends.sorted() else {
      throw DomainError(.malformedPackage, at: node.place, "gap limits are not in order")
    }
    guard rules.reduce(0, { $0 + $1.occurrences.count }) <= Self.mostVisits else {
      throw DomainError(.malformedPackage, at: node.place, "more than \(Self.mostVisits) visits")
    }
    let keys = rules.flatMap { $0.occurrences.map(\.key) }
    guard !keys.isEmpty, Set(keys).count == keys.count else {
      throw DomainError(.malformedPackage, at: node.place, "visits are missing or have equal keys")
    }
  }
}

extension FollowUpRule {
  init(_ node: PackageNode) throws(DomainError) {
    let rule = try node.members(
      ["key", "before", "after", "modes"],
      optional: [
        "offset", "every", "from", "to", "roll", "required", "see_child_alone", "see_home", "form",
        "min_role",
      ])
    let timing: Timing
    switch (rule.node("offset"), rule.node("every")) {
    case (let offset?, nil): timing = .once(try offset.period())
    case (nil, let every?):
      let step = try every.period()
      let from = try rule.period("from")
      let to = try rule.period("to")
      guard step.count > 0, from.unit == step.unit, to.unit == step.unit, from.count <= to.count
      else {
        throw DomainError(.malformedPackage, at: node.place, "a series needs one unit and an order")
      }
      timing = .every(step, from: from, to: to)
    default:
      throw DomainError(.malformedPackage, at: node.place, "a visit has either offset or every")
    }
    let modes = try rule.texts("modes")
    let known = Schema.standard.vocabulary("visitMode")
    guard !modes.isEmpty, modes.allSatisfy({ known?.contains($0) == true }) else {
      throw DomainError(.malformedPackage, at: node.place, "unknown mode of visiting")
    }
    guard let roll = RollRule(rawValue: try rule.node("roll")?.text() ?? "nearest"),
      let role = Role(rawValue: try rule.node("min_role")?.text() ?? "caseworker")
    else { throw DomainError(.malformedPackage, at: node.place, "unknown roll or role") }
    self.init(
      key: try rule.text("key"), timing: timing, before: try rule.number("before", 0...366),
      after: try rule.number("after", 0...366), modes: modes, roll: roll,
      isRequired: try rule.node("required")?.flag() ?? true,
      seeChildAlone: try rule.node("see_child_alone")?.flag() ?? true,
      seeHome: try rule.node("see_home")?.flag() ?? false, form: try rule.node("form")?.text(),
      minRole: role)
  }
}

extension FollowUpOverride {
  init(_ node: PackageNode) throws(DomainError) {
    let override = try node.members(
      ["key", "when"],
      optional: [
        "visits", "replaces_until_review", "at_least", "one_row_up", "until", "max_gap",
        "see_child_alone", "receiving_agency_visits",
      ])
    key = try override.text("key")
    let when = try override.required("when")
    switch when.json.string {
    case "assessment_incomplete": condition = .assessmentIncomplete
    case "other_country": condition = .otherCountry
    default:
      let test = try when.members([], optional: ["arrangement", "under_years"])
      if let arrangements = test.node("arrangement") {
        condition = .arrangement(try arrangements.texts())
      } else {
        condition = .vulnerable(underYears: try test.number("under_years", 1...18))
      }
    }
    var rules: [FollowUpRule] = []
    for node in try override.node("visits")?.elements() ?? [] {
      rules.append(try FollowUpRule(node))
    }
    self.rules = rules
    replacesUntilReview = try override.node("replaces_until_review")?.flag() ?? false
    atLeastRisk = try override.node("at_least")?.text()
    oneRowUp = try override.node("one_row_up")?.flag() ?? false
    until = try override.node("until")?.period()
    maxGapDays = override.node("max_gap") == nil ? nil : try override.number("max_gap", 1...999)
    seeChildAlone = try override.node("see_child_alone")?.flag() ?? false
    receivingAgencyVisits = try override.node("receiving_agency_visits")?.flag() ?? false
  }
}
