/// What the user asked for with `--color`.
package enum ColourChoice: String, CaseIterable, Hashable, Sendable {
  /// Colour on a terminal, unless the environment says otherwise.
  case auto
  /// Colour even into a file.
  case always
  /// No colour.
  case never

  /// Decides for one stream.
  ///
  /// Order, first match wins: `--color always|never`, `NO_COLOR` (non-empty),
  /// `CLICOLOR_FORCE` or `FORCE_COLOR` (non-empty and not 0), `TERM=dumb`, and
  /// last whether the stream is a terminal. Tools differ on NO_COLOR against
  /// FORCE_COLOR; here the off switch wins, because a person who cannot read
  /// colours set it on purpose.
  /// Sources: no-color.org, bixense.com/clicolors, force-color.org.
  package func colours(environment: [String: String], isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = environment[name], !value.isEmpty, value != "0" { return true }
    }
    if environment["TERM"] == "dumb" { return false }
    return isTerminal
  }
}
