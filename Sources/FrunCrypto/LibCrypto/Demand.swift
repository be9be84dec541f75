/// Stops the process when a libcrypto call that has no failure mode except exhausted memory or a library
/// without its default provider reports failure. Going on would hash or encrypt nothing.
func demand(_ status: Int32, _ operation: StaticString = #function) {
  if status != 1 { preconditionFailure("libcrypto failed in \(operation)") }
}

/// As ``demand(_:_:)`` for calls that return a pointer.
func demand<Pointer>(_ pointer: Pointer?, _ operation: StaticString = #function) -> Pointer {
  guard let pointer else { preconditionFailure("libcrypto failed in \(operation)") }
  return pointer
}
