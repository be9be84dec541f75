/// Where a value came from.
public enum ArgumentOrigin: Sendable, Hashable {
  /// A word of the command line: its place from 0, and the letter's place from 0 in a pack such
  /// as `-abc`.
  case word(index: Int, letter: Int = 0)
  /// An environment variable.
  case environment(String)
  /// A configuration key, and the file and line it was read from.
  case configuration(key: String, place: String)
  /// The declared default.
  case standard
}

/// A value as text, and where it came from.
public struct ArgumentText: Sendable, Hashable {
  /// The value as it was typed; flags are `yes` or `no`.
  public var text: String
  /// Where it came from.
  public var origin: ArgumentOrigin

  /// Creates a value.
  public init(_ text: String, _ origin: ArgumentOrigin) {
    self.text = text
    self.origin = origin
  }
}

/// A value from configuration.
public struct ConfiguredText: Sendable, Hashable {
  /// The value.
  public var text: String
  /// The file and line, for messages.
  public var place: String

  /// Creates a value.
  public init(_ text: String, place: String) {
    self.text = text
    self.place = place
  }
}

/// Where values come from that no word gives. Both answer nil for what is not set.
public struct ArgumentSources {
  /// Reads an environment variable.
  public var environment: (String) -> String?
  /// Reads a configuration key.
  public var configuration: (String) -> ConfiguredText?

  /// Creates sources; by default there are none.
  public init(
    environment: @escaping (String) -> String? = { _ in nil },
    configuration: @escaping (String) -> ConfiguredText? = { _ in nil }
  ) {
    self.environment = environment
    self.configuration = configuration
  }
}
