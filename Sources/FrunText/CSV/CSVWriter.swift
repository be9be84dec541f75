/// Writes comma-separated values (RFC 4180), with CR LF line ends.
public struct CSVWriter: Sendable, Hashable {
  /// The separator: `,`, `;` or tab.
  public var separator: Character
  /// Whether cells that a spreadsheet would calculate are made harmless.
  public var neutralisesFormulas: Bool

  /// Creates a writer.
  public init(separator: Character = ",", neutralisesFormulas: Bool = true) {
    self.separator = separator
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// Returns one record with its line end.
  public func row(_ fields: [String]) -> String {
    fields.map(field).joined(separator: String(separator)) + "\r\n"
  }

  /// Returns all records, one after the other.
  public func text(_ rows: [[String]]) -> String {
    rows.map(row).joined()
  }

  /// Returns one field, quoted when it needs to be.
  public func field(_ text: String) -> String {
    let safe = neutralisesFormulas ? Formula.neutralised(text) : text
    let special = safe.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || separator.unicodeScalars.first == $0
    }
    let spaced = safe.first == " " || safe.last == " "
    guard special || spaced else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

/// Cells that a spreadsheet program would take for a formula.
///
/// A name such as `=HYPERLINK(…)` in an imported file would run in the office that opens the
/// table. Such cells get an apostrophe in front, which spreadsheets show as plain text. Source:
/// OWASP, "CSV Injection".
public enum Formula {
  /// Whether a spreadsheet could calculate the cell: it begins with `= + - @`, their full-width
  /// forms, TAB or CR. Plain negative numbers are not formulas.
  public static func isPossible(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    switch first {
    case "=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    case "-": return !isNumber(cell.dropFirst())
    default: return false
    }
  }

  /// Puts an apostrophe before a cell that could be a formula.
  ///
  /// Also before one that already begins with an apostrophe and would be a formula without it, so
  /// that ``restored(_:)`` gives back exactly what was written.
  public static func neutralised(_ cell: String) -> String {
    var rest = cell.unicodeScalars[...]
    while rest.first == "'" { rest.removeFirst() }
    return isPossible(String(rest)) ? "'" + cell : cell
  }

  /// Takes away the apostrophe that ``neutralised(_:)`` put before a cell.
  public static func restored(_ cell: String) -> String {
    guard cell.unicodeScalars.first == "'" else { return cell }
    var rest = cell.unicodeScalars[...]
    while rest.first == "'" { rest.removeFirst() }
    guard isPossible(String(rest)) else { return cell }
    return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
  }

  private static func isNumber(_ text: Substring) -> Bool {
    var points = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }
}
