import FrunKit
import FrunText

/// JSON that a user names by file or sends on standard input.
enum JSONInput {
  /// The object in a file.
  ///
  /// - Throws: ``Failure`` that names file, line and column, and never the contents.
  static func object(_ name: String, _ services: any Services) throws -> JSONObject {
    let bytes = try services.readInput(name, limit: CaseArguments.longestInput)
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      throw Failure(
        .data, "json.malformed", "not readable as JSON", place: place(name), causes: ["\(error)"])
    }
    guard let object = value.object else {
      throw Failure(.data, "json.malformed", "a JSON object is expected", place: place(name))
    }
    return object
  }

  /// The text in a file, without the line end.
  static func text(_ name: String, _ services: any Services) throws -> String {
    let bytes = try services.readInput(name, limit: CaseArguments.longestInput)
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.data, "input.notText", "the input is not UTF-8 text", place: place(name))
    }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace {
      text.unicodeScalars.removeLast()
    }
    return text
  }

  /// What errors call the input.
  static func place(_ name: String) -> String { name == "-" ? "input" : name }
}
