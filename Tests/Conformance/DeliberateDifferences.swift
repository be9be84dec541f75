/// Cases where this project decided against a suite, with the reason. Anything else that differs is a failure.
enum DeliberateDifferences {
  /// Suite, id (a final `*` stands for any ending), reason.
  private static let table: [(suite: String, id: String, reason: String)] = [
    ("age", "hybrid*", "post-quantum identities are refused: OpenSSL 3.0 has no ML-KEM"),
    ("age", "armor_hybrid", "post-quantum identities are refused: OpenSSL 3.0 has no ML-KEM"),
  ]

  static func reason(suite: String, id: String) -> String? {
    table.first { row in
      row.suite == suite
        && (row.id.hasSuffix("*") ? id.hasPrefix(row.id.dropLast()) : id == row.id)
    }?.reason
  }
}
