/// The check digit of a row code on paper (H. M. Damm, 2004): it finds every single wrong digit and
/// every pair of neighbours that changed places.
enum CheckDigit {
  private static let table: [[Int]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]

  /// The digit for a text of decimal digits; nil for anything else.
  static func of(_ digits: String) -> Int? {
    var state = 0
    for byte in digits.utf8 {
      guard (48...57).contains(byte) else { return nil }
      state = table[state][Int(byte) - 48]
    }
    return digits.isEmpty ? nil : state
  }
}
