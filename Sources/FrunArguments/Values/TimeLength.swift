/// A length of time as typed: `90s`, `15m`, `1h30m`, `7d`, `2w`. Days have 24 hours here; spans
/// of the calendar are dates.
public struct TimeLength: ArgumentValue, Hashable {
  /// The whole seconds.
  public let seconds: Int

  /// Creates a length; negative numbers become 0.
  public init(seconds: Int) { self.seconds = max(0, seconds) }

  /// A length of time.
  public static var valueKind: ValueKind { .duration }

  /// The length as the standard library's type.
  public var duration: Duration { .seconds(seconds) }

  /// Reads numbers with units, the largest unit first. A number alone is refused: seconds,
  /// minutes or days?
  public init(argument: String) throws(ValueProblem) {
    let form = ValueProblem("not a length of time such as 90s, 15m, 1h30m or 7d")
    var total = 0
    var number: Int?
    var last = Int.max
    for character in argument {
      if let digit = character.isASCII ? character.wholeNumberValue : nil {
        let (scaled, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, carry) = scaled.addingReportingOverflow(digit)
        guard !overflow, !carry else { throw ValueProblem("the length is out of range") }
        number = sum
        continue
      }
      guard let unit = Self.units[character], unit < last, let count = number else { throw form }
      let (part, overflow) = count.multipliedReportingOverflow(by: unit)
      let (sum, carry) = total.addingReportingOverflow(part)
      guard !overflow, !carry else { throw ValueProblem("the length is out of range") }
      (total, number, last) = (sum, nil, unit)
    }
    guard number == nil, last != Int.max else { throw form }
    seconds = total
  }

  /// The shortest form: `1h30m`.
  public var argumentText: String {
    guard seconds > 0 else { return "0s" }
    var rest = seconds
    var text = ""
    for (unit, size) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] where rest >= size {
      text += String(rest / size) + unit
      rest %= size
    }
    return text
  }

  private static let units: [Character: Int] = [
    "w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1,
  ]
}
