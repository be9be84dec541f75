/// File paths in manifests (RFC 8493 sections 2.1.3 and 5.1.3), checked to stay inside the bag.
enum BagPath {
  struct Reading {
    /// The path relative to the bag's folder, without a leading `./`.
    let path: String
    /// Whether the list wrote a leading `./`, which other readers may not accept.
    let hadDotSlash: Bool
  }

  /// Decodes and checks a path as it stands in a manifest; nil when it is malformed or reaches out.
  static func read(_ written: some StringProtocol, version: BagVersion) -> Reading? {
    guard let decoded = decode(written, version: version) else { return nil }
    var path = Substring(decoded)
    let hadDotSlash = path.hasPrefix("./")
    if hadDotSlash { path = path.dropFirst(2) }
    guard isInside(path) else { return nil }
    return Reading(path: String(path), hadDotSlash: hadDotSlash)
  }

  /// The path as it is written in a manifest of version 1.0.
  static func encode(_ path: String) -> String {
    var text = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\n": text += "%0A"
      case "\r": text += "%0D"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Only line ends, and from version 1.0 the percent sign itself, are encoded; every other percent
  /// sign stands for itself.
  private static func decode(_ written: some StringProtocol, version: BagVersion) -> String? {
    var decoded: [UInt8] = []
    var rest = Array(written.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      switch String(decoding: rest.prefix(2), as: UTF8.self).uppercased() {
      case "0A":
        decoded.append(0x0A)
        rest = rest.dropFirst(2)
      case "0D":
        decoded.append(0x0D)
        rest = rest.dropFirst(2)
      case "25" where version >= .v1_0:
        decoded.append(byte)
        rest = rest.dropFirst(2)
      default: decoded.append(byte)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Relative, without `.` and `..`, without what a shell or Windows would expand into an absolute
  /// path: a home folder, a drive, a variable, a network share.
  private static func isInside(_ path: Substring) -> Bool {
    guard !path.isEmpty, path.utf8.count <= 4096, !path.utf8.contains(0), !path.hasPrefix("~"),
      !path.hasPrefix("/"), !path.hasPrefix("\\\\")
    else { return false }
    let units = Array(path.utf8.prefix(2))
    if units.count == 2, units[1] == UInt8(ascii: ":") { return false }
    if path.hasPrefix("%"), path.dropFirst().contains("%"), path.contains("\\") { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      let segment = $0.filter { $0 != "\\" }
      return !$0.isEmpty && segment != "." && segment != ".."
    }
  }
}

/// A path compared byte by byte. Swift's strings count two normal forms of a letter as equal, file
/// systems do not.
struct ExactPath: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactPath, right: ExactPath) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
