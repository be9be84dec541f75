/// What a connection permits beyond the rules, for the span of one operation of the vault itself.
///
/// It belongs to the database handle: SQLite may ask whenever it compiles a statement anew.
final class AuthorizationPolicy {
  /// The file that VACUUM INTO may write, as it stands in the statement.
  var target: String?
  /// Whether the vault itself sets pragmas just now.
  var maySetPragmas = false
}
