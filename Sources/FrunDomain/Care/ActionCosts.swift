/// What the actions of a plan cost, one total per currency: money of two currencies is never
/// added.
public struct ActionCosts: Hashable, Sendable, Codable {
  /// The total of one currency.
  public struct Total: Hashable, Sendable, Codable {
    /// ISO 4217; empty where an amount was written without one.
    public let currency: String
    /// The sum planned, a decimal; nil when it is too large to be told.
    public let planned: String?
    /// The sum spent, a decimal; nil when it is too large to be told.
    public let spent: String?
    /// The actions whose amounts are in it.
    public let actions: [RecordID]
  }

  /// The totals, by currency.
  public let totals: [Total]

  /// Adds up the costs of actions that were not given up.
  public init(_ actions: [PlannedAction]) {
    let counted = actions.filter { action in
      (action.cost != nil || action.actualCost != nil)
        && !["entered_in_error", "cancelled"].contains(action.status)
    }
    let groups = Dictionary(grouping: counted) { $0.currency ?? "" }
    totals = groups.sorted { $0.key < $1.key }.map { currency, actions in
      Total(
        currency: currency, planned: Self.sum(actions.compactMap(\.cost)),
        spent: Self.sum(actions.compactMap(\.actualCost)), actions: actions.map(\.id).sorted())
    }
  }

  /// The sum of decimals, written canonically; nil when it does not fit.
  static func sum(_ decimals: [String]) -> String? {
    let parts = decimals.map { text in
      let halves = text.split(separator: ".", omittingEmptySubsequences: false)
      return (whole: String(halves.first ?? "0"), part: halves.count > 1 ? String(halves[1]) : "")
    }
    let places = parts.map(\.part.utf8.count).max() ?? 0
    guard places <= 12 else { return nil }
    var total = 0
    for (whole, part) in parts {
      let digits = whole + part + String(repeating: "0", count: places - part.utf8.count)
      guard let number = Int(digits) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(number)
      guard !overflow else { return nil }
      total = sum
    }
    guard total != .min else { return nil }
    let digits = String(abs(total))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    let text =
      places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
    return FieldValue.decimal(parsing: (total < 0 ? "-" : "") + text)?.canonicalText
  }
}
