/// Bounds on what a file from a stranger may make us do. The format itself sets none.
package struct AgeLimits: Hashable, Sendable {
  /// Longest accepted header in bytes.
  package var headerBytes: Int
  /// Most stanzas accepted in a header.
  package var stanzas: Int
  /// Highest accepted binary logarithm of the scrypt cost: 20 takes 1 GiB and some four seconds.
  package var scryptLogN: Int

  /// The defaults: 64 KiB, 256 stanzas, 2^20.
  package init(headerBytes: Int = 65_536, stanzas: Int = 256, scryptLogN: Int = 20) {
    self.headerBytes = headerBytes
    self.stanzas = stanzas
    self.scryptLogN = scryptLogN
  }
}
