/// What a team is called, and when two names are one to a reader.
public enum TeamName {
  /// A name without what nobody sees or says: capitals, spaces beyond one, characters that are not
  /// drawn. Two teams whose names fold alike cannot be told apart.
  public static func folded(_ name: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      shown.append(scalar)
    }
    return String(shown).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether two names are one to a reader.
  public static func isSame(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }
}
