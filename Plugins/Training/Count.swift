/// Numbers of things in sentences.
enum Count {
  /// `1 question`, `2 questions`.
  static func of(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
