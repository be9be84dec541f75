/// An oddity of a bag that does not make it invalid, but that other programs may trip over.
package struct BagWarning: Hashable, Sendable, CustomStringConvertible {
  /// What is odd.
  package enum Kind: String, Hashable, Sendable {
    /// The same line twice.
    case listedTwice = "a file is listed twice with the same check sum"
    /// The `*` of md5sum before the path.
    case binaryMark = "a path is marked with * as md5sum does"
    /// `./` before the path.
    case dotSlash = "a path begins with ./"
    /// Two paths that are one file on some disks.
    case sameButForCase = "two paths differ only in upper and lower case"
    /// Two paths that look the same.
    case sameButForNormalization = "two paths differ only in Unicode normalization"
    /// Files that operating systems leave behind.
    case systemFile = "a file was left behind by an operating system"
    /// An algorithm that is no longer safe.
    case weakAlgorithm = "only check sums of a weak kind"
    /// Files to be fetched, all present.
    case fetchList = "the bag has a list of files to fetch"
    /// Metadata that is not label and value.
    case infoSyntax = "a metadata line has blanks around its label"
  }

  /// What is odd.
  package let kind: Kind
  /// The file and line.
  package let place: String

  /// Makes a warning.
  package init(_ kind: Kind, at place: String) {
    self.kind = kind
    self.place = place
  }

  /// Place and oddity in words.
  package var description: String { "\(place): \(kind.rawValue)" }
}
