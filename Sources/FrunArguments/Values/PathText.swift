/// The path of a file or directory as typed; `-` stands for standard input or output.
///
/// Only the form is checked. Nothing here looks at the file system.
public struct PathText: ArgumentValue, Hashable {
  /// The path.
  public let path: String

  /// The path of any file.
  public static var valueKind: ValueKind { .file }

  /// Takes any path of 1…4095 bytes without NUL.
  public init(argument: String) throws(ValueProblem) {
    guard !argument.isEmpty else { throw ValueProblem("the path is empty") }
    guard argument.utf8.count <= 4_095 else { throw ValueProblem("the path is too long") }
    guard !argument.utf8.contains(0) else { throw ValueProblem("the path holds a NUL character") }
    path = argument
  }

  /// Whether the path stands for standard input or output.
  public var isStandardStream: Bool { path == "-" }
  /// The path.
  public var argumentText: String { path }
}

/// The identifier of a record, such as `C-2041` or `visit.first`.
///
/// 1…64 of the characters `A-Z a-z 0-9 . _ : -`, beginning with a letter or digit. Whether the
/// record exists is for the store to say.
public struct RecordID: ArgumentValue, Hashable {
  /// The identifier.
  public let text: String

  /// The identifier of some record; say which with `checked(as: .identifier("case"))`.
  public static var valueKind: ValueKind { .identifier("record") }

  /// Reads an identifier.
  public init(argument: String) throws(ValueProblem) {
    guard let first = argument.utf8.first, Self.isAlphanumeric(first) else {
      throw ValueProblem("an identifier begins with a letter or digit")
    }
    guard argument.utf8.count <= 64 else {
      throw ValueProblem("an identifier has at most 64 characters")
    }
    guard argument.utf8.allSatisfy({ Self.isAlphanumeric($0) || Array("._:-".utf8).contains($0) })
    else { throw ValueProblem("an identifier is made of letters, digits and . _ : -") }
    text = argument
  }

  /// The identifier.
  public var argumentText: String { text }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
