/// The files an archive may hold: a closed list, in the order in which they stand.
///
/// No other name is ever accepted, so an archive cannot write outside its folder, collide in case or
/// normalization, or hide something behind a name.
package enum ArchiveEntry: Hashable, Sendable {
  case declaration
  case tagManifest
  case signature
  case bagInfo
  case header
  case heads
  case manifest
  case readme
  case snapshot
  /// The cases as a page to print, for people without this program.
  case dossier
  /// Changes, numbered from 0 without gaps.
  case operations(Int)
  /// An attachment, named by its SHA-256 in lower case hexadecimal.
  case attachment(String)

  /// The seven entries that come first, in this order, in one compressed frame.
  package static let leading: [ArchiveEntry] = [
    .declaration, .tagManifest, .signature, .bagInfo, .header, .heads, .manifest,
  ]

  /// Path below the archive's folder.
  package var path: String {
    switch self {
    case .declaration: "bagit.txt"
    case .tagManifest: "tagmanifest-sha256.txt"
    case .signature: "tagmanifest-sha256.txt.minisig"
    case .bagInfo: "bag-info.txt"
    case .header: "frun/archive.json"
    case .heads: "frun/heads.json"
    case .manifest: "manifest-sha256.txt"
    case .readme: "data/README.txt"
    case .snapshot: "data/case.json"
    case .dossier: "data/dossier.html"
    case .operations(let number): "data/ops/" + Self.padded(number) + ".jsonl"
    case .attachment(let digest): "data/attachments/" + digest
    }
  }

  /// Reads a path below the archive's folder; nil for every name that is not on the list.
  package init?(path: String) {
    if let fixed = (Self.leading + [.readme, .snapshot, .dossier]).first(where: { $0.path == path })
    {
      self = fixed
    } else if path.hasPrefix("data/ops/"), path.hasSuffix(".jsonl"),
      let number = Int(path.dropFirst(9).dropLast(6)), number >= 0
    {
      self = .operations(number)
    } else if path.hasPrefix("data/attachments/") {
      let digest = path.dropFirst(17)
      let isHexadecimal = digest.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
      guard digest.utf8.count == 64, isHexadecimal else { return nil }
      self = .attachment(String(digest))
    } else {
      return nil
    }
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }

  /// Whether the entry belongs to the payload.
  package var isPayload: Bool { path.hasPrefix("data/") }

  /// Whether this entry may directly follow another payload entry.
  func mayFollow(_ other: ArchiveEntry) -> Bool {
    switch (other, self) {
    case (.manifest, .readme), (.readme, .snapshot), (.snapshot, .dossier): true
    case (.snapshot, .operations(let number)), (.dossier, .operations(let number)): number == 0
    case (.snapshot, .attachment), (.dossier, .attachment): true
    case (.operations(let before), .operations(let number)): number == before + 1
    case (.operations, .attachment): true
    case (.attachment(let before), .attachment(let digest)): before < digest
    default: false
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
