/// What a piece of text is, for the eye. Never the only sign of its meaning.
package enum Style: CaseIterable, Hashable, Sendable {
  /// Section titles and table headings.
  case heading
  /// Names of commands and options, identifiers.
  case name
  /// Done, in order.
  case good
  /// Needs attention.
  case caution
  /// Failed, refused, in disagreement.
  case bad
  /// Less important than the rest.
  case muted

  /// Parameters of SGR (ECMA-48, 8.3.117). The sixteen colours only: they
  /// follow the user's own palette, also on a light background.
  var parameters: String {
    switch self {
    case .heading: "1"
    case .name: "1"
    case .good: "32"
    case .caution: "33"
    case .bad: "1;31"
    case .muted: "2"
    }
  }
}

/// Adds colour to text, or leaves it alone.
package struct Painter: Hashable, Sendable {
  /// Whether anything is added at all.
  package var isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  /// `text` in `style`. The text must be clean of control characters already;
  /// the added sequences have no width.
  package func paint(_ text: String, _ style: Style) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
  }
}
