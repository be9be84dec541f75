internal import FrunDomain

/// A list of files with their check sums (RFC 8493 section 2.1.3), for payload or tag files.
package struct BagManifest: Hashable, Sendable {
  /// One line of the list.
  package struct Entry: Hashable, Sendable {
    /// Path relative to the bag's folder.
    package let path: String
    /// The check sum, decoded.
    package let digest: [UInt8]

    /// Makes an entry.
    package init(path: String, digest: [UInt8]) {
      self.path = path
      self.digest = digest
    }
  }

  /// The algorithm named by the file's name.
  package let algorithm: BagAlgorithm

  /// The entries in the order of the file; no path occurs twice.
  package let entries: [Entry]

  /// Makes a list to be written; the caller keeps the paths distinct.
  package init(algorithm: BagAlgorithm, entries: [Entry]) {
    self.algorithm = algorithm
    self.entries = entries
  }

  /// The file: check sum, two blanks, path, one line each.
  package var bytes: [UInt8] {
    var text = ""
    for entry in entries {
      text += Hexadecimal.text(entry.digest) + "  " + BagPath.encode(entry.path) + "\n"
    }
    return Array(text.utf8)
  }

  /// Reads a list of any version. Oddities that do not change the meaning are passed to `warn`.
  init(
    parsing bytes: [UInt8], algorithm: BagAlgorithm, name: String,
    declaration: BagDeclaration = .current, warn: (BagWarning) -> Void = { _ in }
  ) throws(ExchangeError) {
    let text = try declaration.encoding.text(bytes, at: name)
    var entries: [Entry] = []
    var digests: [ExactPath: [UInt8]] = [:]
    for (index, line) in BagTextEncoding.lines(text).enumerated() {
      let place = "\(name), line \(index + 1)"
      guard let entry = Self.entry(line, algorithm, declaration.version, place, warn) else {
        throw ExchangeError(.bagManifestSyntax, at: place)
      }
      if let known = digests[ExactPath(entry.path)] {
        // RFC 8493 forbids any repetition; the drafts before it only a contradicting one.
        guard known == entry.digest, declaration.version < .v1_0 else {
          throw ExchangeError(.bagManifestDuplicate, at: place)
        }
        warn(BagWarning(.listedTwice, at: place))
        continue
      }
      digests[ExactPath(entry.path)] = entry.digest
      entries.append(entry)
    }
    self.init(algorithm: algorithm, entries: entries)
  }

  private static func entry(
    _ line: Substring, _ algorithm: BagAlgorithm, _ version: BagVersion, _ place: String,
    _ warn: (BagWarning) -> Void
  ) -> Entry? {
    let digits = line.prefix { $0 != " " && $0 != "\t" }
    var rest = line.dropFirst(digits.count)
    guard digits.utf8.count == algorithm.digits, !rest.isEmpty,
      let digest = Hexadecimal.bytes(digits.lowercased())
    else { return nil }
    rest = rest.drop { $0 == " " || $0 == "\t" }
    if rest.hasPrefix("*") {
      warn(BagWarning(.binaryMark, at: place))
      rest = rest.dropFirst()
    }
    guard let reading = BagPath.read(rest, version: version) else { return nil }
    if reading.hadDotSlash { warn(BagWarning(.dotSlash, at: place)) }
    return Entry(path: reading.path, digest: digest)
  }
}
