extension Int {
  /// The number with its noun, for a person to read: `1 change`, `2 changes`.
  ///
  /// - Parameters:
  ///   - one: The noun for one, with a verb behind it where the sentence needs one.
  ///   - many: The same for every other number; nil adds an s to `one`.
  public func counted(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(self == 1 ? one : many ?? one + "s")"
  }
}
