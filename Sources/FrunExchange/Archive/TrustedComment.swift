internal import FrunCrypto
internal import FrunDomain
internal import FrunText

/// The signed comment of the archive's minisign signature.
///
/// Its first word keeps a signature made for another kind of file from being used here, and the rest
/// ties the signature to this archive, its recipients and its contents.
struct TrustedComment: Hashable {
  let text: String

  init(_ header: ArchiveHeader) {
    let recipients = Array(header.recipients.joined(separator: "\n").utf8)
    let vectors = Array(ArchiveHeader.json(header.contained).canonicalText().utf8)
    func short(_ bytes: [UInt8]) -> String {
      Hexadecimal.text(SHA256.hash(bytes).prefix(8))
    }
    text =
      "frun-archive/1 id=\(header.id.uuid) to=\(short(recipients)) ops=\(header.operationCount)"
      + " vv=\(short(vectors))"
  }

  /// Whether a comment claims to belong to a case archive at all.
  static func isArchive(_ comment: String) -> Bool { comment.hasPrefix("frun-archive/1 ") }
}
