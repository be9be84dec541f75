public import FrunDomain

/// The form in which results are written.
public enum OutputForm: String, Codable, Sendable, Hashable, CaseIterable {
  /// For people: tables and sentences.
  case text
  /// One JSON document.
  case json
  /// One JSON object a line.
  case jsonl
  /// Comma-separated values.
  case csv
  /// `label: value` lines, for screen readers.
  case plain

  /// Whether a program reads it: no prompts are drawn into it, nothing is cut.
  public var isForMachines: Bool { self == .json || self == .jsonl || self == .csv }
}

/// The circumstances of one invocation.
public struct InvocationContext: Codable, Sendable, Hashable {
  /// Cells in a row of the output.
  public var columns: Int
  /// Whether standard output is a terminal.
  public var isTerminal: Bool
  /// The form of the output.
  public var output: OutputForm
  /// Language of labels, as a BCP 47 tag such as `en`.
  public var language: String
  /// Who runs the command; nil when no vault is open.
  public var member: RecordID?
  /// What the member may do; nil when no vault is open.
  public var role: Role?
  /// This device; nil when no vault is open.
  public var device: DeviceID?
  /// Whether nothing may be changed: `--dry-run`.
  public var dryRun: Bool

  /// A context.
  public init(
    columns: Int = 80, isTerminal: Bool = false, output: OutputForm = .text,
    language: String = "en", member: RecordID? = nil, role: Role? = nil, device: DeviceID? = nil,
    dryRun: Bool = false
  ) {
    self.columns = columns
    self.isTerminal = isTerminal
    self.output = output
    self.language = language
    self.member = member
    self.role = role
    self.device = device
    self.dryRun = dryRun
  }
}
