/// The declaration `bagit.txt` (RFC 8493 section 2.1.1): two lines, always in UTF-8.
package struct BagDeclaration: Hashable, Sendable {
  /// Version of the BagIt specification the bag follows.
  package let version: BagVersion
  /// Encoding of all other tag files.
  package let encoding: BagTextEncoding

  /// Version 1.0 in UTF-8, as in every bag written here.
  package static let current = BagDeclaration(version: .v1_0, encoding: .utf8)

  /// The file as written by this project.
  package var bytes: [UInt8] {
    Array(
      "BagIt-Version: \(version.rawValue)\nTag-File-Character-Encoding: \(encoding.rawValue)\n".utf8
    )
  }

  /// Makes a declaration.
  package init(version: BagVersion, encoding: BagTextEncoding) {
    self.version = version
    self.encoding = encoding
  }

  /// Reads the file: exactly the two lines with one blank after the colon, no byte order mark. Lines
  /// may end with CR, LF or both, the last one with nothing.
  package init(parsing bytes: [UInt8]) throws(ExchangeError) {
    guard bytes.count <= 1024, !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw ExchangeError(.bagDeclarationMissing, at: "bagit.txt") }
    let lines = BagTextEncoding.lines(text)
    guard lines.count == 2,
      let version = Self.value(of: "BagIt-Version", in: lines[0]),
      let encoding = Self.value(of: "Tag-File-Character-Encoding", in: lines[1])
    else { throw ExchangeError(.bagDeclarationMissing, at: "bagit.txt") }
    guard let version = BagVersion(rawValue: version) else {
      throw ExchangeError(.bagVersion, at: "bagit.txt")
    }
    guard let encoding = BagTextEncoding(name: encoding) else {
      throw ExchangeError(.bagEncoding, at: "bagit.txt")
    }
    self.init(version: version, encoding: encoding)
  }

  private static func value(of label: String, in line: Substring) -> String? {
    let prefix = label + ": "
    guard line.hasPrefix(prefix) else { return nil }
    return String(line.dropFirst(prefix.count).trimmingTrailingBlanks)
  }
}

extension Substring {
  /// This text without blanks and tabs at its end.
  var trimmingTrailingBlanks: Substring {
    var text = self
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  /// This text without blanks and tabs at both ends.
  var trimmingBlanks: Substring {
    trimmingTrailingBlanks.drop { $0 == " " || $0 == "\t" }
  }
}

/// The versions of the BagIt specification that occur in the wild.
package enum BagVersion: String, Hashable, Sendable, CaseIterable, Comparable {
  case v0_93 = "0.93"
  case v0_94 = "0.94"
  case v0_95 = "0.95"
  case v0_96 = "0.96"
  case v0_97 = "0.97"
  case v1_0 = "1.0"

  /// Earlier versions first.
  package static func < (left: BagVersion, right: BagVersion) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Name of the file with the bag's metadata, which changed with version 0.96.
  var infoName: String { self < .v0_96 ? "package-info.txt" : "bag-info.txt" }
}
