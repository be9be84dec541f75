/// What a thorough check of a vault found.
package struct Verification: Hashable, Sendable {
  /// Whether both header copies are whole, equal, and written with the key.
  package let headerIsWhole: Bool
  /// How many pages the file has.
  package let pages: Int
  /// Pages that do not authenticate, at most the first 100.
  package let damagedPages: [Int]
  /// Whether the file ends within a page.
  package let endsInsidePage: Bool
  /// What SQLite's own check found, by table and row number.
  package let findings: [String]
  /// Rows that refer to rows that are not there.
  package let brokenReferences: Int
  /// The side file was in a state that no orderly course leaves behind.
  package let sideFileIsSuspect: Bool
  /// The database could not be read at all.
  package let unreadable: Bool

  /// Whether nothing was found.
  package var isSound: Bool {
    headerIsWhole && damagedPages.isEmpty && !endsInsidePage && findings.isEmpty
      && brokenReferences == 0 && !sideFileIsSuspect && !unreadable
  }
}
