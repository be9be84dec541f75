/// Names of archive files: random, so that neither a name nor a case number is on the stick and two
/// exports cannot be linked by their names.
package enum ArchiveFileName {
  /// `frun-<12 letters and digits>.tar.zst.age`, from a source of random bytes.
  package static func random(_ random: (Int) -> [UInt8]) -> String {
    // 32 symbols, so that every byte gives an unbiased one; without those read as another.
    let symbols = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
    let text = random(12).map { symbols[Int($0) % symbols.count] }
    return "frun-" + String(decoding: text, as: UTF8.self) + ".tar.zst.age"
  }
}
