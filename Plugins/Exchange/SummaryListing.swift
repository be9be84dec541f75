import FrunDomain
import FrunKit
import FrunText

extension ArchiveSummary {
  /// The cases inside, as people write their numbers.
  var cases: [String] {
    streams.filter { $0.kind == .case }.map { CaseNumber(of: $0.id).description }
  }

  /// Whether it holds the training register, and no case.
  var isRegister: Bool { cases.isEmpty && streams.contains { $0.kind == .training } }

  /// How one archive is shown, and its JSON.
  static var listing: Listing<ArchiveSummary> {
    Listing(
      "frun.archive.show/1",
      [
        .init("sender", "From") {
          $0.sender.cell
        },
        .init("standing", "Sender's key", json: { .string($0.sender.standing.rawValue) }) {
          $0.sender.state
        },
        .init("signingKey", "Signing key", isWhole: true) { Cell($0.sender.key) },
        .init("fingerprint", "Fingerprint", isWhole: true) { Cell($0.sender.fingerprint) },
        .init("purpose", "Purpose", json: { .string($0.purpose.rawValue) }) {
          Cell($0.purpose.label)
        },
        .init(
          "cases", "Cases", json: { .array($0.streams.map { .string($0.text) }) }
        ) { Cell($0.cases.joined(separator: ", ")) },
        .init("changes", "Changes", json: { .integer(Int64($0.commits)) }) {
          Cell("\($0.commits)" + ($0.isDelta ? ", only what was new" : ""))
        },
        .init("attachments", "Attachments", json: { .integer(Int64($0.attachments)) }) {
          Cell("\($0.attachments)" + ($0.omittedAttachments > 0 ? ", others left out" : ""))
        },
        .init(
          "newestAt", "Newest change", json: { $0.newestAt.map { .string($0.utcText) } ?? .null }
        ) { Cell($0.newestAt?.shortText ?? "") },
        .init("recipients", "Can be opened by", json: { .integer(Int64($0.recipients)) }) {
          Cell($0.recipients == 0 ? "who knows the passphrase" : $0.recipients.counted("key"))
        },
        .init("retainUntil", "Erase after") { Cell($0.retainUntil?.description ?? "") },
        .init("doNotForward", "Requests", json: { .bool($0.doNotForward) }) {
          Cell($0.doNotForward ? "do not pass on" : "")
        },
        .init("producer", "Made with") { Cell($0.producer, .muted) },
        .init("bagDigest", "Contents", isWhole: true) { Cell($0.bagDigest, .muted) },
        .init("provenFiles", "Files proven", json: { .integer(Int64($0.provenFiles)) }) {
          Cell($0.provenFiles > 0 ? "\($0.provenFiles)" : "")
        },
      ])
  }
}
