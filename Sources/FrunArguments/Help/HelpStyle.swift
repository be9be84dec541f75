/// How help is laid out and coloured.
public struct HelpStyle {
  /// The columns of the screen. Text is wrapped to at most 100 of them, because longer lines are
  /// hard to read.
  public var columns: Int
  /// Colours a heading.
  public var heading: (String) -> String
  /// Colours the name of a command or option.
  public var label: (String) -> String

  /// Creates a style, without colour unless closures are given. Fewer than 40 columns count as 40.
  public init(
    columns: Int = 80, heading: @escaping (String) -> String = { $0 },
    label: @escaping (String) -> String = { $0 }
  ) {
    self.columns = max(40, columns)
    self.heading = heading
    self.label = label
  }
}
