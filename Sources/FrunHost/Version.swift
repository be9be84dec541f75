/// The version of the program.
package enum Version {
  /// Semantic version.
  package static let text = "0.1.0"
  /// What `frun --version` prints.
  package static let line = "frun \(text)"
}
