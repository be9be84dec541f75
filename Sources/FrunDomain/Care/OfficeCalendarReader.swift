import FrunText

extension OfficeCalendar {
  /// Reads a dated calendar file written in JSON5:
  /// `{weekend: [5, 6], holidays: [{on: "2026-05-01", name: "…"}, {from: …, to: …, tentative: true}]}`.
  ///
  /// Throws `malformedPackage` with the place of the fault.
  public init(parsing text: String) throws(DomainError) {
    let json: JSONValue
    do {
      json = try JSONValue(
        parsing: text, syntax: .relaxed,
        limits: JSONLimits(bytes: 1 << 20, depth: 8, values: 20_000))
    } catch {
      throw DomainError(.malformedPackage, at: "calendar", error.description)
    }
    let calendar = try PackageNode(json, at: "calendar").members(
      ["weekend", "holidays"], optional: ["id", "version", "source", "effective_from", "country"])
    var weekend: Set<Int> = []
    for node in try calendar.nodes("weekend") {
      guard let day = node.json.integer, (1...7).contains(day) else {
        throw DomainError(.malformedPackage, at: node.place, "a day of the week is 1 to 7")
      }
      weekend.insert(day)
    }
    var holidays: [Holiday] = []
    for node in try calendar.nodes("holidays") {
      let holiday = try node.members([], optional: ["on", "from", "to", "name", "tentative"])
      let from = try holiday.date(holiday.node("on") == nil ? "from" : "on")
      let to = holiday.node("to") == nil ? from : try holiday.date("to")
      guard from <= to else {
        throw DomainError(.malformedPackage, at: node.place, "the last day is before the first")
      }
      holidays.append(
        Holiday(
          from: from, to: to, name: try holiday.node("name")?.text() ?? "",
          isTentative: try holiday.node("tentative")?.flag() ?? false))
    }
    self.init(weekend: weekend, holidays: holidays)
  }
}
