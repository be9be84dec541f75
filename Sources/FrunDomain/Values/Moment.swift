/// An instant together with the wall clock the author saw: meetings, commits.
///
/// Zone rules change and old laptops carry old rules, so the offset in force
/// when the moment was written is kept beside the zone's name.
public struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, inside years 1...9999.
  public let utcMilliseconds: Int64
  /// The IANA zone name, e.g. `Africa/Cairo`; `Etc/Unknown` when none usable
  /// was given.
  public let zone: String
  /// Seconds east of UTC in force at that instant, within a day.
  public let offsetSeconds: Int

  /// A moment. Instants outside years 1...9999 and offsets beyond 18 hours
  /// are held at the limit; an unusable zone name becomes `Etc/Unknown`.
  public init(utcMilliseconds: Int64, zone: String = "UTC", offsetSeconds: Int = 0) {
    let limit = 18 * 3600
    // One day inside the calendar at both ends, so that every offset fits.
    self.utcMilliseconds = min(max(utcMilliseconds, -62_135_510_400_000), 253_402_214_400_000)
    self.zone = Self.isZoneName(zone) ? zone : "Etc/Unknown"
    self.offsetSeconds = min(max(offsetSeconds, -limit), limit)
  }

  /// Whether a text can be an IANA zone name (letters, digits, `/ _ + -`, at
  /// most 64 bytes). Whether the zone exists is not checked.
  public static func isZoneName(_ text: String) -> Bool {
    let bytes = text.utf8
    return (1...64).contains(bytes.count)
      && bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2F, 0x5F, 0x2B, 0x2D: true
        default: false
        }
      }
  }

  /// The civil day on the author's wall.
  public var localDay: CivilDate { Self.split(localMilliseconds).day }

  /// Minutes since the beginning of that day, 0...1439.
  public var localMinuteOfDay: Int { Self.split(localMilliseconds).rest / 60_000 }

  /// `2026-04-24T07:05:09.000Z` (RFC 3339).
  public var utcText: String { Self.render(utcMilliseconds) + "Z" }

  /// The wall clock in RFC 9557 form: `2026-04-24T10:05:09.000+03:00[Africa/Cairo]`.
  public var wallText: String {
    Self.render(localMilliseconds) + offsetText + "[" + zone + "]"
  }

  /// The wall clock for people: `2026-04-24 10:05`.
  public var shortText: String {
    let (day, rest) = Self.split(localMilliseconds)
    let minutes = rest / 60_000
    return "\(day) \(DecimalText.padded(minutes / 60, 2)):\(DecimalText.padded(minutes % 60, 2))"
  }

  private var localMilliseconds: Int64 { utcMilliseconds + Int64(offsetSeconds) * 1000 }

  private var offsetText: String {
    let size = offsetSeconds.magnitude
    let parts = [size / 3600, size / 60 % 60, size % 60].map { DecimalText.padded(Int($0), 2) }
    // RFC 9557 knows whole minutes; old local mean times need the seconds too.
    let shown = parts[2] == "00" ? parts.prefix(2) : parts[...]
    return (offsetSeconds < 0 ? "-" : "+") + shown.joined(separator: ":")
  }

  private static func split(_ milliseconds: Int64) -> (day: CivilDate, rest: Int) {
    let perDay: Int64 = 86_400_000
    var (day, rest) = milliseconds.quotientAndRemainder(dividingBy: perDay)
    if rest < 0 {
      day -= 1
      rest += perDay
    }
    return (CivilDate(dayNumber: Int(day)), Int(rest))
  }

  private static func render(_ milliseconds: Int64) -> String {
    let (day, rest) = split(milliseconds)
    let seconds = rest / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { DecimalText.padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(clock).\(DecimalText.padded(rest % 1000, 3))"
  }
}

extension Moment: Comparable {
  /// Earlier instants first; equal instants by zone and offset, so that the
  /// order agrees with equality.
  public static func < (left: Moment, right: Moment) -> Bool {
    (left.utcMilliseconds, left.zone, left.offsetSeconds)
      < (right.utcMilliseconds, right.zone, right.offsetSeconds)
  }
}

extension Moment: CustomStringConvertible, Codable {
  /// The RFC 9557 form.
  public var description: String { wallText }

  /// Reads the RFC 9557 form with milliseconds, numeric offset and zone name,
  /// or `…Z` alone (zone UTC).
  public init(parsing text: String) throws(DomainError) {
    let wrong = DomainError(
      .malformedText, at: "moment", "a moment is written YYYY-MM-DDThh:mm:ss.sss+hh:mm[Zone]")
    let bytes = Array(text.utf8)
    guard bytes.count >= 24, bytes.count <= 110, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "."), let hour = DecimalText.number(bytes[11..<13]), hour < 24,
      let minute = DecimalText.number(bytes[14..<16]), minute < 60,
      let second = DecimalText.number(bytes[17..<19]), second < 60,
      let milli = DecimalText.number(bytes[20..<23])
    else { throw wrong }
    let date = try CivilDate(parsing: String(decoding: bytes[0..<10], as: UTF8.self))
    let seconds = hour * 3600 + minute * 60 + second
    let local = Int64(date.dayNumber) * 86_400_000 + Int64(seconds * 1000 + milli)
    if bytes[23] == UInt8(ascii: "Z") {
      guard bytes.count == 24 else { throw wrong }
      self.init(utcMilliseconds: local)
    } else {
      guard let open = bytes.firstIndex(of: UInt8(ascii: "[")), bytes.last == UInt8(ascii: "]"),
        let offset = Self.offset(bytes[23..<open])
      else { throw wrong }
      let zone = String(decoding: bytes[(open + 1)..<(bytes.count - 1)], as: UTF8.self)
      guard Self.isZoneName(zone) else { throw wrong }
      self.init(utcMilliseconds: local - Int64(offset) * 1000, zone: zone, offsetSeconds: offset)
    }
    // The canonical form only: one moment, one text.
    guard wallText == text || utcText == text else { throw wrong }
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
    var total = 0
    for (part, unit) in zip(parts, [3600, 60, 1]) {
      guard let number = DecimalText.number(part) else { return nil }
      total += number * unit
    }
    guard total <= 18 * 3600 else { return nil }
    return sign == UInt8(ascii: "-") ? -total : total
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the RFC 9557 form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wallText)
  }
}
