/// What can be an e-mail address: enough to tell one from a name or number that slipped into its
/// column, and no more.
public enum EMailAddress {
  /// The longest address, in bytes (RFC 5321, 4.5.3.1.3).
  static let most = 254

  /// Whether a text has one `@` with something before it, a domain after it, and no blank.
  public static func isPlausible(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= most, sides.count == 2, !sides[0].isEmpty else { return false }
    let labels = sides[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar.value >= 0x20
          && !",;<>\"()".unicodeScalars.contains(scalar)
      }
  }
}
