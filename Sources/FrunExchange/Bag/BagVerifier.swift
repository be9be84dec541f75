/// Verifies bags of any version of the specification, made by anybody: complete and valid in the
/// sense of RFC 8493 section 3, plus what is refused for safety.
///
/// Own archives are read more strictly, see ``ArchiveReader``; this is for `frun archive verify` on
/// an unpacked bag and for the conformance suite.
package struct BagVerifier {
  /// What was found in a bag that is not refused.
  package struct Report: Hashable, Sendable {
    /// Version of the specification.
    package let version: BagVersion
    /// Payload files and bytes.
    package let payload: PayloadOxum
    /// Oddities.
    package let warnings: [BagWarning]
  }

  /// Bounds for lists from outside.
  package struct Limits: Sendable {
    /// Largest tag file in bytes.
    package var tagFile = 64 << 20
    /// Most files.
    package var files = 100_000

    /// The default bounds.
    package init() {}
  }

  private let tree: any BagTree
  private let limits: Limits
  private var warnings: [BagWarning] = []

  /// Verifies the bag in `tree`. `warned` also receives what was noticed before a refusal.
  package static func verify(
    _ tree: any BagTree, limits: Limits = Limits(), warned: ([BagWarning]) -> Void = { _ in }
  ) throws -> Report {
    var verifier = BagVerifier(tree: tree, limits: limits)
    defer { warned(verifier.warnings) }
    return try verifier.report()
  }

  private init(tree: any BagTree, limits: Limits) {
    self.tree = tree
    self.limits = limits
  }

  private mutating func report() throws -> Report {
    let files = try tree.files()
    guard files.count <= limits.files else { throw ExchangeError(.containerTooManyEntries) }
    let sizes = Dictionary(files.map { (ExactPath($0.path), $0.size) }) { first, _ in first }
    guard sizes[ExactPath("bagit.txt")] != nil else {
      throw ExchangeError(.bagDeclarationMissing, at: "bagit.txt")
    }
    let declaration = try BagDeclaration(parsing: contents("bagit.txt", sizes))
    let payload = files.filter { $0.path.hasPrefix("data/") }
    noticeNames(files.map(\.path))

    let manifests = try lists("manifest", sizes, declaration)
    guard !manifests.isEmpty else {
      throw ExchangeError(.bagFileMissing, detail: "no list of the payload")
    }
    let tagManifests = try lists("tagmanifest", sizes, declaration)
    try checkFetch(sizes, declaration)
    for manifest in manifests { noticeNames(manifest.entries.map(\.path)) }
    try checkLists(manifests, payload: payload, sizes, declaration.version)
    try checkTagLists(tagManifests, sizes)
    let oxum = PayloadOxum(bytes: payload.reduce(0) { $0 &+ $1.size }, files: payload.count)
    try checkInfo(sizes, declaration, oxum)
    try checkDigests(manifests + tagManifests)
    if manifests.allSatisfy({ $0.algorithm == .md5 || $0.algorithm == .sha1 }) {
      warnings.append(BagWarning(.weakAlgorithm, at: "manifest"))
    }
    return Report(version: declaration.version, payload: oxum, warnings: warnings)
  }

  // MARK: Tag files

  private func contents(_ path: String, _ sizes: [ExactPath: UInt64]) throws -> [UInt8] {
    guard (sizes[ExactPath(path)] ?? 0) <= UInt64(limits.tagFile) else {
      throw ExchangeError(.containerEntryTooLarge, at: path)
    }
    var bytes: [UInt8] = []
    try tree.read(path) { bytes.append(contentsOf: $0) }
    return bytes
  }

  private mutating func lists(
    _ kind: String, _ sizes: [ExactPath: UInt64], _ declaration: BagDeclaration
  ) throws -> [BagManifest] {
    var manifests: [BagManifest] = []
    for path in sizes.keys.map(\.text).sorted()
    where path.hasPrefix(kind + "-") && path.hasSuffix(".txt") {
      let name = path.dropFirst(kind.count + 1).dropLast(4).lowercased().filter { $0 != "-" }
      guard let algorithm = BagAlgorithm(rawValue: name) else {
        throw ExchangeError(.bagAlgorithm, at: kind)
      }
      let bytes = try contents(path, sizes)
      var found: [BagWarning] = []
      manifests.append(
        try BagManifest(
          parsing: bytes, algorithm: algorithm, name: path, declaration: declaration,
          warn: { found.append($0) }))
      warnings += found
    }
    return manifests
  }

  /// A list of files to fetch is never followed; it may stay when its paths are safe, because then
  /// completeness decides as for every other file.
  private mutating func checkFetch(
    _ sizes: [ExactPath: UInt64], _ declaration: BagDeclaration
  ) throws {
    guard sizes[ExactPath("fetch.txt")] != nil else { return }
    let text = try declaration.encoding.text(contents("fetch.txt", sizes), at: "fetch.txt")
    for (index, line) in BagTextEncoding.lines(text).enumerated() {
      let parts = line.split(maxSplits: 2, omittingEmptySubsequences: true) {
        $0 == " " || $0 == "\t"
      }
      guard parts.count == 3,
        let reading = BagPath.read(parts[2].trimmingTrailingBlanks, version: declaration.version),
        reading.path.hasPrefix("data/")
      else { throw ExchangeError(.bagFetchForbidden, at: "fetch.txt, line \(index + 1)") }
    }
    warnings.append(BagWarning(.fetchList, at: "fetch.txt"))
  }

  private func checkInfo(
    _ sizes: [ExactPath: UInt64], _ declaration: BagDeclaration, _ found: PayloadOxum
  ) throws {
    let name = declaration.version.infoName
    guard sizes[ExactPath(name)] != nil else { return }
    let text = try declaration.encoding.text(contents(name, sizes), at: name)
    let info = try BagInfo(parsing: text, name: name)
    for value in info.values("Payload-Oxum") where PayloadOxum(parsing: value) != found {
      throw ExchangeError(.bagOxumMismatch, at: name)
    }
  }

  // MARK: Lists against files

  private func checkLists(
    _ manifests: [BagManifest], payload: [BagFile], _ sizes: [ExactPath: UInt64],
    _ version: BagVersion
  ) throws {
    let lists = manifests.map { Set($0.entries.map { ExactPath($0.path) }) }
    for list in lists {
      for path in list {
        guard path.text.hasPrefix("data/") else {
          throw ExchangeError(.bagManifestSyntax, detail: "a payload path outside data/")
        }
        guard sizes[path] != nil else { throw ExchangeError(.bagFileMissing, at: "data/") }
      }
    }
    for file in payload {
      let path = ExactPath(file.path)
      // RFC 8493 wants every file in every list, the drafts before it in at least one.
      let isListed =
        version >= .v1_0
        ? lists.allSatisfy { $0.contains(path) } : lists.contains { $0.contains(path) }
      guard isListed else { throw ExchangeError(.bagFileUnlisted, at: "data/") }
    }
  }

  private func checkTagLists(_ manifests: [BagManifest], _ sizes: [ExactPath: UInt64]) throws {
    for manifest in manifests {
      for entry in manifest.entries {
        guard !entry.path.hasPrefix("tagmanifest-") else {
          throw ExchangeError(.bagManifestSyntax, detail: "a tag list lists a tag list")
        }
        guard sizes[ExactPath(entry.path)] != nil else {
          throw ExchangeError(.bagFileMissing, at: "tagmanifest-\(manifest.algorithm.rawValue).txt")
        }
      }
    }
  }

  /// Reads every listed file once for all algorithms.
  private func checkDigests(_ manifests: [BagManifest]) throws {
    var wanted: [ExactPath: [(BagAlgorithm, [UInt8])]] = [:]
    for manifest in manifests {
      for entry in manifest.entries {
        wanted[ExactPath(entry.path), default: []].append((manifest.algorithm, entry.digest))
      }
    }
    for key in wanted.keys.sorted(by: { $0.text < $1.text }) {
      let path = key.text
      let expected = wanted[key] ?? []
      let streams = expected.map { $0.0.stream() }
      try tree.read(path) { bytes in
        for index in streams.indices { streams[index].update(bytes) }
      }
      for index in streams.indices where streams[index].finalize() != expected[index].1 {
        let isPayload = path.hasPrefix("data/")
        throw ExchangeError(.bagHashMismatch, at: isPayload ? "data/" : "tag file")
      }
    }
  }

  // MARK: Names

  private mutating func noticeNames(_ paths: [String]) {
    var folded: [String: [UInt8]] = [:]
    var canonical: [String: [UInt8]] = [:]
    for path in paths where path.hasPrefix("data/") {
      let bytes = Array(path.utf8)
      // String keys compare by canonical equivalence, which is just what is asked here.
      if let other = canonical.updateValue(bytes, forKey: path), other != bytes {
        notice(.sameButForNormalization)
      } else if let other = folded.updateValue(bytes, forKey: path.lowercased()), other != bytes,
        canonical[path] == bytes
      {
        notice(.sameButForCase)
      }
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      if [".DS_Store", "Thumbs.db", "desktop.ini", "._.DS_Store"].contains(name)
        || name.hasPrefix("._")
      {
        notice(.systemFile)
      }
    }
  }

  private mutating func notice(_ kind: BagWarning.Kind) {
    let warning = BagWarning(kind, at: "data/")
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
