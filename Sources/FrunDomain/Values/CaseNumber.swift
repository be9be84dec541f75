/// The number people write on paper and say on the telephone: the first seven
/// symbols of a case's identifier and one check symbol, as `K7M2-Q4XD`.
///
/// Thirty-five bits name a case inside an office; should two cases share them,
/// the full identifier decides. The check symbol is linear over GF(32) with a
/// different weight for every place, so it notices every single wrong symbol
/// and every exchange of two symbols, neighbours or not.
public struct CaseNumber: Hashable, Sendable, CustomStringConvertible {
  /// The seven symbols without check symbol, lower case: a prefix of the
  /// case's identifier text.
  public let prefix: String

  /// The number of a case.
  public init(of record: RecordID) { prefix = String(record.text.prefix(7)) }

  /// Reads a number in either case, with or without hyphen and spaces, with
  /// O read as 0 and I and L as 1.
  ///
  /// Throws `malformedText` when it does not have eight symbols and
  /// `checkSymbol` when the check symbol does not match.
  public init(parsing text: String) throws(DomainError) {
    let wrong = DomainError(
      .malformedText, at: "case number", "a case number has eight symbols, as in K7M2-Q4XD")
    guard text.utf8.count <= 32 else { throw wrong }
    var values: [UInt8] = []
    for byte in text.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      guard let value = Crockford.value(of: byte) else { throw wrong }
      values.append(value)
    }
    guard values.count == 8 else { throw wrong }
    guard Self.check(values.prefix(7)) == values[7] else {
      throw DomainError(
        .checkSymbol, at: "case number", "the check symbol does not match; a symbol is wrong")
    }
    prefix = String(decoding: values.prefix(7).map { Crockford.symbols[Int($0)] }, as: UTF8.self)
  }

  /// `K7M2-Q4XD`.
  public var description: String {
    let values = prefix.utf8.compactMap(Crockford.value(of:))
    let symbols = (values + [Self.check(values[...])]).map { Crockford.symbols[Int($0)] }
    let text = String(decoding: symbols, as: UTF8.self).uppercased()
    return text.prefix(4) + "-" + text.dropFirst(4)
  }

  /// Whether a case carries this number.
  public func matches(_ record: RecordID) -> Bool { CaseNumber(of: record) == self }

  /// The check value: sum of value x alpha^place, places counted from the
  /// right, the check symbol itself at place 0.
  private static func check(_ values: ArraySlice<UInt8>) -> UInt8 {
    values.reduce(0) { timesAlpha($0 ^ $1) }
  }

  /// Multiplication by the generator of GF(2^5) modulo x^5 + x^2 + 1.
  private static func timesAlpha(_ value: UInt8) -> UInt8 {
    let doubled = value << 1
    return doubled & 0x20 == 0 ? doubled : (doubled ^ 0x25)
  }
}
