/// A competence at a level: 1 knows, 2 does under supervision, 3 does alone,
/// 4 coaches and assesses others. Text form `C06/2`.
public struct CompetenceLevel: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The code of the vocabulary `competence`.
  public let competence: String
  /// 1...4.
  public let level: Int

  /// A competence at a level; nil for an unknown code or level.
  public init?(_ competence: String, level: Int) {
    guard (1...4).contains(level),
      Schema.standard.vocabulary("competence")?.contains(competence) == true
    else { return nil }
    self.competence = competence
    self.level = level
  }

  /// Reads `code/level`; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let level = DecimalText.number(Array(parts[1].utf8)[...]) else {
      return nil
    }
    self.init(String(parts[0]), level: level)
  }

  /// `code/level`.
  public var description: String { "\(competence)/\(level)" }
}
