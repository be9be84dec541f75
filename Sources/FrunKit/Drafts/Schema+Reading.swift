public import FrunDomain
import FrunText

extension Schema {
  /// The value that a person's text means for a field: codes by code or label (any case), dates as
  /// `YYYY-MM-DD`, partial dates as `1998`, `1998-05`, `~1998`, answers as yes or no.
  ///
  /// - Parameter place: what to name when it is wrong: column, path, option.
  /// - Throws: ``Failure`` of kind `data` that names the place and the field, never the text.
  public func value(of text: String, for field: Field, at place: String? = nil) throws -> FieldValue
  {
    func wrong(_ expected: String, hints: [String] = []) -> Failure {
      Failure(
        .data, "value.malformed", "\(field.name): \(expected)", place: place, hints: hints)
    }
    let trimmed = Self.trimmed(text)
    guard !trimmed.isEmpty else { throw wrong("an empty text is no answer") }
    switch field.type {
    case .text(let maxBytes):
      guard trimmed.utf8.count <= maxBytes else { throw wrong("longer than \(maxBytes) bytes") }
      return .text(trimmed)
    case .integer:
      guard let number = Int64(trimmed) else { throw wrong("a whole number is expected") }
      return .integer(number)
    case .decimal:
      guard let value = FieldValue.decimal(parsing: trimmed) else {
        throw wrong("a decimal number is expected, as in 12.50")
      }
      return value
    case .yesNo:
      switch trimmed.lowercased() {
      case "yes", "y", "true", "1": return .yesNo(true)
      case "no", "n", "false", "0": return .yesNo(false)
      default: throw wrong("yes or no is expected")
      }
    case .yesNoUnknown, .code:
      guard let vocabulary = vocabulary(of: field) else { throw wrong("the list is missing") }
      let entry =
        vocabulary.entry(trimmed)
        ?? vocabulary.codes.first { Self.means($0, trimmed) }
      guard let entry, !entry.retired else {
        let codes = vocabulary.codes.filter { !$0.retired }.map(\.code)
        let near = Suggestions.nearest(to: trimmed, among: codes)
        throw wrong(
          "not a code of the list \(vocabulary.name)",
          hints: near.isEmpty
            ? ["codes: " + codes.prefix(20).joined(separator: ", ")]
            : ["did you mean \(near.joined(separator: ", "))?"])
      }
      return .code(entry.code)
    case .civilDate:
      guard let date = try? CivilDate(parsing: trimmed) else {
        throw wrong("a date is expected, as in 2026-03-31")
      }
      return .date(date)
    case .partialDate:
      guard let date = try? PartialDate(parsing: trimmed) else {
        throw wrong("a date is expected, as in 1998, 1998-05, 1998-05-12 or ~1998")
      }
      return .partialDate(date)
    case .moment:
      guard let moment = try? Moment(parsing: trimmed) else {
        throw wrong("a moment is expected, as in 2026-03-31T09:30:00+02:00[Africa/Cairo]")
      }
      return .moment(moment)
    case .reference:
      guard let record = RecordID(text: trimmed) else {
        throw wrong("an identifier of 26 symbols is expected")
      }
      return .reference(record)
    case .digest:
      guard let bytes = Hexadecimal.bytes(trimmed), bytes.count == 32 else {
        throw wrong("64 hexadecimal digits are expected")
      }
      return .digest(bytes)
    }
  }

  /// The change that answers a field: set, add or append, whichever its merge policy wants.
  public func change(of field: Field, to value: FieldValue) -> Change {
    switch field.policy {
    case .single, .singleSafer: .set(value)
    case .set: .add(value)
    case .append: .append(value)
    }
  }

  private static func means(_ entry: VocabularyCode, _ text: String) -> Bool {
    let folded = text.lowercased()
    return entry.code.lowercased() == folded || entry.label.lowercased() == folded
      || entry.labels.values.contains { $0.lowercased() == folded }
  }

  static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
