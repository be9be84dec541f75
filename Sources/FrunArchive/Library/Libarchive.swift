internal import CArchive

/// The table of libarchive calls, loaded on first use.
///
/// Loading at start would cost every command about four milliseconds. Format and filter are always
/// chosen one by one: "support all" is where the library's published defects sit.
enum Libarchive {
  /// Soname of the interface this project was written for (libarchive 3).
  static let soname = "libarchive.so.13"

  // Safe to share: set once under the lock of a static initializer, and the functions it points to
  // stay mapped for the life of the process.
  private nonisolated(unsafe) static let loaded: UnsafePointer<frun_archive_calls>? =
    frun_archive_load(soname)

  /// The calls, or ``ArchiveError/Code/libraryMissing``.
  static func calls() throws(ArchiveError) -> UnsafePointer<frun_archive_calls> {
    guard let loaded else {
      throw ArchiveError(
        .libraryMissing, "the shared library libarchive.so.13 (package libarchive13) is missing")
    }
    return loaded
  }
}

extension UnsafePointer<frun_archive_calls> {
  /// The library's own sentence for the last failure of `archive`; used to tell failures apart,
  /// never shown, because it may quote names out of the archive.
  func reason(_ archive: OpaquePointer) -> String {
    pointee.archive_error_string(archive).map { String(cString: $0) } ?? ""
  }
}
