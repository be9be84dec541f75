import CSystem
import FrunCrypto
import Glibc

/// Where an anchor is kept: one small file in the user's state directory, on a stick, or both.
package struct HeadAnchorFile: Sendable {
  package let path: String

  /// Names the file; its directory must exist.
  package init(path: String) {
    self.path = path
  }

  /// What reading the file gave.
  package enum Reading: Hashable, Sendable {
    /// There is no file: a new vault, another laptop, or somebody removed it.
    case absent
    /// There is a file, and it is not one of this vault and key.
    case foreign
    case anchor(HeadAnchor)
  }

  /// Reads the anchor.
  package func read(key: VaultKey) throws(VaultError) -> Reading {
    do {
      guard let bytes = try DurableFile.read(path, limit: HeadAnchor.size) else { return .absent }
      return try HeadAnchor(bytes, key: key).map(Reading.anchor) ?? .foreign
    } catch {
      throw VaultError(error)
    }
  }

  /// Replaces the anchor: a crash leaves the old one or the new one.
  package func write(_ anchor: HeadAnchor, key: VaultKey) throws(VaultError) {
    do {
      try DurableFile.replace(path, with: try anchor.encoded(key: key))
    } catch {
      throw VaultError(error)
    }
  }
}
