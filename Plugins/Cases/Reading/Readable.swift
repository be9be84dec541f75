import FrunKit

/// What somebody without the right to read sees instead of a value: nothing. A viewer sees the
/// course of cases and no persons.
func readable<T>(_ body: () throws -> T) throws -> T? {
  do { return try body() } catch let failure as Failure where failure.kind == .denied { return nil }
}
