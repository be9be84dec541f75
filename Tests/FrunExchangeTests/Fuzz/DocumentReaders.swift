import FrunCrypto
import FrunDomain
import FrunText

@testable import FrunExchange
@testable import FrunStore

/// Every reader of a document that comes from somebody else, and what it makes of bytes.
enum DocumentReader: String, CaseIterable, Sendable {
  /// A line of `data/ops/*.jsonl`.
  case operation
  /// A commit as it waits in the vault.
  case bundle
  /// `frun/archive.json`.
  case header
  /// `frun/heads.json`.
  case heads
  /// The key of somebody who can open an archive.
  case recipient
  /// A list of secret keys.
  case keys
  /// A team directory.
  case directory
  /// A request to join a team.
  case request
  /// The card of a partner team, as the vault keeps it.
  case card
  /// An identity file, opened.
  case identity
  /// The words of a share.
  case share
  /// The name of a part, and the list of check sums beside it.
  case part

  /// What became of the bytes, in a word; throws what the reader threw.
  func outcome(_ bytes: [UInt8]) throws -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .operation:
      let bundle = try OperationLine.parse(bytes, limit: 1 << 20, at: "line")
      // What was read is written as it was, and judged before it is stored.
      let again = try OperationLine.parse(
        OperationLine.bytes(bundle), limit: 1 << 21, at: "line")
      guard again == bundle else { return "changed" }
      _ = try DeliveryChecks.hash(of: bundle)
      return "read \(bundle.assertions.count)"
    case .bundle:
      let bundle = try BundleCoding.bundle(bytes)
      guard BundleCoding.bytes(of: bundle) == bytes else { return "read otherwise" }
      return "read"
    case .header:
      let header = try ArchiveHeader(parsing: bytes, limit: 1 << 20)
      return "read \(header.mode) \(header.recipients.count)"
    case .heads: return "read \(try HeadList.parse(bytes, limit: 1 << 20).count)"
    case .recipient:
      let recipient = try AgeRecipient(text: text)
      return recipient.text == text.lowercased() ? "read" : "changed"
    case .keys: return "read \(try AgeIdentity.list(inFile: text).count)"
    case .directory: return "read \(try DirectoryPaper(bytes).bundles.count)"
    case .request: return "read \(try JoinRequest(bytes).handle.utf8.count)"
    case .card: return "read \(PartnerTeam.members(onCard: text, of: nil)?.count ?? 0)"
    case .identity: return "read \(try IdentityText(text).secrets.count)"
    case .share:
      let share = try SecretShare(words: text)
      return "read \(share.words.count)"
    case .part:
      let folder = try TemporaryFolder()
      let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = lines.first.flatMap({ PartName(String($0)) }) else { return "no part" }
      guard name.text.utf8.count < 200, !name.text.contains("/"), !name.text.contains("\0") else {
        return "no file"
      }
      try folder.write(name.text, [1])
      try folder.write(name.listName, Array((lines.count > 1 ? lines[1] : "").utf8))
      return "\(try PartSet([folder.path + "/" + name.text]).digests.count) sums"
    }
  }

  /// What became of the bytes with the place where it happened, to tell one branch from another;
  /// nil when the error is none for which a caseworker gets a sentence.
  func signature(_ bytes: [UInt8]) -> String? {
    do { return try outcome(bytes) } catch {
      switch error {
      case let error as ExchangeError: return "\(error.code.rawValue) \(error.description)"
      case let error as StoreError: return "\(error.code) \(error.message)"
      case let error as AgeError: return "\(error)"
      case let error as SharingError: return "\(error)"
      default: return nil
      }
    }
  }
}
