public import FrunArguments

/// Options that mean the same in every command that has them. A command lists
/// those it wants among its arguments; the host reads `yes`, `confirm` and
/// `dryRun` by itself.
public enum CommonOptions {
  /// `--yes`: answers every yes-or-no question with yes.
  public static let yes = Flag("yes", short: "y", help: "Answer yes to every question")
  /// `--confirm ID`: answers the typed confirmation of a dangerous step.
  public static let confirm = Option<String?>(
    "confirm", value: "id", help: "Confirm a dangerous step by repeating the identifier")
  /// `--dry-run`: nothing is kept.
  public static let dryRun = Flag("dry-run", help: "Say what would happen and change nothing")
  /// `--reason TEXT`: why, kept in the history.
  public static let reason = Option<String?>(
    "reason", value: "text", help: "Why; kept in the history (asked for when missing)"
  ).sensitive()
  /// `-o FILE`: where the result goes.
  public static let output = Option<PathText?>(
    "output", short: "o", value: "file", help: "File to write, - for standard output")
  /// `--force`: replace an existing output file.
  public static let force = Flag("force", help: "Replace an existing output file")
  /// `--limit N`: the most rows shown.
  public static let limit = Option<Int>(
    "limit", short: "n", value: "count", default: 50, help: "Most entries to show"
  ).checked(as: .integer(minimum: 1, maximum: 1_000_000))
}
