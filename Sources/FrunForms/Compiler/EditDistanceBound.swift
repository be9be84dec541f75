import FrunText

/// Nearness of sheet names.
enum EditDistanceBound {
  /// Two names within two edits of each other.
  static func isNear(_ first: String, _ second: String) -> Bool {
    EditDistance.between(first, second, limit: 2) != nil
  }
}
