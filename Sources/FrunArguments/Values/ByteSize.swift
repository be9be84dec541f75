/// A number of bytes as typed: `500`, `64k`, `10MiB`, `1.5 GB`.
///
/// `k`, `M`, `G` and `KiB`, `MiB`, `GiB` are powers of 1024; `kB`, `MB`, `GB` powers of 1000.
public struct ByteSize: ArgumentValue, Hashable {
  /// The bytes.
  public let bytes: Int

  /// Creates a size; negative numbers become 0.
  public init(bytes: Int) { self.bytes = max(0, bytes) }

  /// A number of bytes.
  public static var valueKind: ValueKind { .byteSize }

  /// Reads a number and a unit.
  public init(argument: String) throws(ValueProblem) {
    let form = ValueProblem("not a size such as 500, 64k or 10MiB")
    let number = argument.prefix { $0 == "." || ("0"..."9").contains($0) }
    let unit = argument.dropFirst(number.count).drop { $0 == " " }.lowercased()
    guard let factor = Self.factors[unit] else { throw form }
    let value: Double
    do { value = try Double(argument: String(number)) } catch { throw form }
    let bytes = (value * factor).rounded()
    guard let exact = Int(exactly: bytes) else { throw ValueProblem("the size is out of range") }
    self.bytes = exact
  }

  /// The largest unit that gives a whole number: `64k`.
  public var argumentText: String {
    for (unit, shift) in [("G", 30), ("M", 20), ("k", 10)]
    where bytes > 0 && bytes % (1 << shift) == 0 {
      return String(bytes >> shift) + unit
    }
    return String(bytes)
  }

  private static let factors: [String: Double] = [
    "": 1, "b": 1, "k": 1024, "kib": 1024, "kb": 1_000, "m": 1_048_576, "mib": 1_048_576,
    "mb": 1_000_000, "g": 1_073_741_824, "gib": 1_073_741_824, "gb": 1_000_000_000,
  ]
}
