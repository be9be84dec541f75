/// A moment as credentials write it: `2026-01-10T00:00:00Z`, with a zone, never without.
public struct BadgeTime: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// A moment.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The beginning of a civil day in UTC.
  public init(startOf day: CivilDate) {
    self.init(milliseconds: Int64(day.dayNumber) * 86_400_000)
  }

  /// The last second of a civil day in UTC.
  public init(endOf day: CivilDate) {
    self.init(milliseconds: Int64(day.dayNumber) * 86_400_000 + 86_399_000)
  }

  /// Reads date, time to the second or finer, and `Z` or an offset; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (20...40).contains(bytes.count), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = try? CivilDate(parsing: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = DecimalText.number(bytes[11..<13]), hour < 24,
      let minute = DecimalText.number(bytes[14..<16]), minute < 60,
      let second = DecimalText.number(bytes[17..<19]), second < 60
    else { return nil }
    var place = 19
    var fraction = 0
    if bytes[place] == UInt8(ascii: ".") {
      let digits = bytes[(place + 1)...].prefix { (48...57).contains($0) }
      guard (1...9).contains(digits.count) else { return nil }
      let three = Array((Array(digits) + [48, 48, 48]).prefix(3))
      fraction = DecimalText.number(three[...]) ?? 0
      place += 1 + digits.count
    }
    guard let offset = Self.offset(bytes[place...]) else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second - offset)
    milliseconds = Int64(day.dayNumber) * 86_400_000 + seconds * 1000 + Int64(fraction)
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(bytes)
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = DecimalText.number(bytes[1..<3]), hours <= 14,
      let minutes = DecimalText.number(bytes[4..<6]), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// Whole seconds since 1970, as tokens count.
  public var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  /// The civil day in UTC.
  public var day: CivilDate { CivilDate(dayNumber: Int(seconds.floorDivided(by: 86_400))) }

  /// `2026-01-10T00:00:00Z`.
  public var text: String {
    let rest = Int(seconds - seconds.floorDivided(by: 86_400) * 86_400)
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { DecimalText.padded($0, 2) }
    return "\(day)T\(clock.joined(separator: ":"))Z"
  }

  /// By time.
  public static func < (left: BadgeTime, right: BadgeTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
