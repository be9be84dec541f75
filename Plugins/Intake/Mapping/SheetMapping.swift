import FrunKit
import FrunText

/// How the columns of somebody else's sheet become answers of a form, as a mapping file says it.
///
/// ```json
/// { "sheet": "List", "heading": 2,
///   "columns": {
///     "Name": "full_name",
///     "Sex": { "question": "sex", "values": { "F": "female", "M": "male" } },
///     "Born": { "question": "birth_date", "date": "DD/MM/YYYY" },
///     "Languages": { "question": "languages", "separator": "/" },
///     "Family name": { "question": "full_name", "joinedWith": " " } },
///   "constants": { "urgent": "no",
///     "family[1]/relation": { "value": "mother", "when": "Mother" } },
///   "ignored": ["No.", "Remarks"] }
/// ```
struct SheetMapping {
  /// What becomes of values that the list of values does not have.
  enum Otherwise: String, CaseIterable {
    /// The row is refused.
    case refuse
    /// The answer stays empty.
    case empty
    /// The value is taken as it is.
    case keep
  }

  /// What becomes of a column.
  struct Column {
    let heading: String
    let question: String
    /// Answers by value, in lower case.
    var values: [String: String] = [:]
    var otherwise = Otherwise.keep
    /// Shape of dates, `DD/MM/YYYY`.
    var date: DateShape?
    /// What stands between several answers in one cell.
    var separator: String?
    /// What is put before this cell's text when the question has an answer from an earlier column.
    var joinedWith: String?
  }

  /// An answer that every row gets.
  struct Constant {
    let question: String
    let value: String
    /// Only in rows where this column is not empty.
    let when: String?
  }

  /// Name of the sheet of a workbook; the first when nil.
  private(set) var sheet: String?
  /// Row with the headings, from 1.
  private(set) var heading = 1
  private(set) var columns: [Column] = []
  private(set) var constants: [Constant] = []
  private(set) var ignored: Set<String> = []
  /// Whether columns that are not named are passed over.
  private(set) var ignoresOthers = false

  private static let members = ["sheet", "heading", "columns", "constants", "ignored", "others"]

  /// Reads a mapping file.
  ///
  /// - Throws: ``Failure`` `mapping.malformed` with the member.
  init(_ bytes: [UInt8]) throws {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch {
      throw Self.wrong("this is not JSON: \(error)", at: "--mapping")
    }
    guard let object = document.object else { throw Self.wrong("an object is expected", at: "") }
    try Self.check(object, Self.members, at: "")
    sheet = object["sheet"]?.string
    if let number = object["heading"] {
      guard let row = number.integer, (1...1000).contains(row) else {
        throw Self.wrong("the number of a row is expected", at: "heading")
      }
      heading = Int(row)
    }
    guard let named = object["columns"]?.object, !named.keys.isEmpty else {
      throw Self.wrong("an object with headings and questions is expected", at: "columns")
    }
    columns = try named.members.map { try Self.column($0.key, $0.value) }
    constants = try (object["constants"]?.object?.members ?? []).map {
      try Self.constant($0.key, $0.value)
    }
    ignored = Set((object["ignored"]?.array ?? []).compactMap(\.string))
    switch object["others"]?.string {
    case nil, "refuse"?: break
    case "ignore"?: ignoresOthers = true
    default: throw Self.wrong("“refuse” or “ignore” is expected", at: "others")
    }
  }

  private static func column(_ heading: String, _ value: JSONValue) throws -> Column {
    if let question = value.string { return Column(heading: heading, question: question) }
    let place = "columns.\(heading)"
    guard let object = value.object, let question = object["question"]?.string else {
      throw wrong("the name of a question, or an object with one, is expected", at: place)
    }
    try check(
      object, ["question", "values", "otherwise", "date", "separator", "joinedWith"], at: place)
    var column = Column(heading: heading, question: question)
    if let values = object["values"]?.object {
      for member in values.members {
        guard let answer = member.value.string else {
          throw wrong("an answer in quotation marks is expected", at: "\(place).values")
        }
        column.values[folded(member.key)] = answer
      }
      column.otherwise = .refuse
    }
    if let word = object["otherwise"] {
      guard let known = word.string.flatMap(Otherwise.init) else {
        throw wrong("“refuse”, “empty” or “keep” is expected", at: "\(place).otherwise")
      }
      column.otherwise = known
    }
    if let shape = object["date"] {
      guard let read = shape.string.flatMap(DateShape.init) else {
        throw wrong("the shape of a date is expected, as in DD/MM/YYYY", at: "\(place).date")
      }
      column.date = read
    }
    column.separator = object["separator"]?.string
    if column.separator == "" { throw wrong("a separator is expected", at: "\(place).separator") }
    column.joinedWith = object["joinedWith"]?.string
    return column
  }

  private static func constant(_ question: String, _ value: JSONValue) throws -> Constant {
    if let text = value.string { return Constant(question: question, value: text, when: nil) }
    let place = "constants.\(question)"
    guard let object = value.object, let text = object["value"]?.string else {
      throw wrong("a value, or an object with one, is expected", at: place)
    }
    try check(object, ["value", "when"], at: place)
    return Constant(question: question, value: text, when: object["when"]?.string)
  }

  private static func check(_ object: JSONObject, _ known: [String], at place: String) throws {
    for key in object.keys where !known.contains(key) {
      let near = Suggestions.nearest(to: key, among: known).first.map { "did you mean “\($0)”?" }
      throw wrong(
        "the mapping has no member of this name",
        at: [place, key].filter { !$0.isEmpty }.joined(separator: "."),
        hint: near ?? "members: \(known.joined(separator: ", "))")
    }
  }

  private static func wrong(_ message: String, at place: String, hint: String? = nil) -> Failure {
    Failure(
      .data, "mapping.malformed", message, place: place.isEmpty ? "--mapping" : place,
      hints: hint.map { [$0] } ?? [])
  }

  /// Values are compared without case and outer spaces.
  static func folded(_ text: String) -> String {
    var slice = text.lowercased()[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
