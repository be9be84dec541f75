/// Something that can be set in the configuration file. Never a secret, and
/// never a command to run.
public struct Setting: Codable, Sendable, Hashable {
  /// `section.key`: lower-case letters, digits and hyphens.
  public var key: String
  /// What it decides, with its unit, in one line without a full stop.
  public var help: String
  /// The value when nobody set one.
  public var defaultText: String?
  /// The values allowed; empty for any text.
  public var choices: [String]

  /// A setting.
  public init(_ key: String, _ help: String, defaultText: String? = nil, choices: [String] = []) {
    self.key = key
    self.help = help
    self.defaultText = defaultText
    self.choices = choices
  }
}
