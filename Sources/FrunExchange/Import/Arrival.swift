internal import FrunCrypto
internal import FrunDomain
internal import FrunStore

/// What is checked of the changes of one archive as they pass, before the store checks digests,
/// chains and authors.
struct Arrival {
  private let header: ArchiveHeader
  private let signer: MinisignPublicKey
  private let isSenderUnknown: Bool
  /// The directories of the members whom a directory here describes.
  private let homes: [RecordID: StreamID]
  private let known: Set<RecordID>
  private let present: Set<[UInt8]>
  private let omitted: Set<String>
  /// The latest moment that a clock may show, in milliseconds since 1970.
  private let latest: Int64
  private var shape: DeliveryShape
  private var vouched: [RecordID: [UInt8]] = [:]

  /// Who wrote that something is taken back or erased, in what came along.
  private(set) var tellers: Set<RecordID> = []

  /// Changes whose clock is far in the future.
  private(set) var implausibleClocks = 0

  /// How far a clock may be ahead of ours before somebody is told: a day, in milliseconds.
  private static let tolerance: Int64 = 86_400_000

  init(_ opening: CaseImport.Opening, _ staged: CaseImport.Staged, now: Moment?) {
    header = opening.description.header
    signer = opening.description.signer
    isSenderUnknown = opening.sender == .unknown && opening.knownMember == nil
    homes = Dictionary(
      opening.signers.compactMap { signer in signer.directory.map { (signer.member, $0) } },
      uniquingKeysWith: { first, _ in first })
    known = Set(opening.signers.map(\.member))
    present = Set(
      staged.files.compactMap { file, _ in
        if case .attachment = file.entry { file.digest } else { nil }
      })
    omitted = Set(header.omitted)
    latest = now.map { $0.utcMilliseconds + Self.tolerance } ?? .max
    shape = DeliveryShape(header: header)
    shape.note(opening.description.heads)
  }

  mutating func check(_ bundle: CommitBundle) throws(ExchangeError) {
    try shape.check(bundle.commit)
    if bundle.commit.at.utcMilliseconds > latest { implausibleClocks += 1 }
    for sealed in bundle.assertions {
      guard let assertion = try? sealed.assertion() else { continue }
      if Self.tells(assertion) { tellers.insert(bundle.commit.author) }
      switch assertion.kind {
      case "member": try checkMember(assertion, in: bundle.commit.stream)
      case "attachment": try checkAttachment(assertion)
      default: break
      }
    }
  }

  func finish() throws(ExchangeError) { try shape.finish() }

  /// A sender whom the user confirmed vouches for the authors in the directory that rides along:
  /// the archive's signature covers it. Not for members who are known here: nobody else can give
  /// them a key. Of a sender who was known before nothing is confirmed.
  var confirmedKeys: [RecordID: [UInt8]] {
    guard isSenderUnknown else { return [:] }
    var keys = vouched
    keys[header.signerMember] = signer.key
    return keys
  }

  /// A directory speaks about its own members only: a partner's cannot rename, revoke or give keys to
  /// one of ours.
  private mutating func checkMember(
    _ assertion: Assertion, in stream: StreamID
  ) throws(ExchangeError) {
    if let home = homes[assertion.record], home != stream {
      throw ExchangeError(
        .contentForeignCase, detail: "a directory speaks about another's member")
    }
    guard stream == header.directory, assertion.field == "signingKey",
      case .append(.text(let text)) = assertion.change, let key = Hexadecimal.bytes(text),
      key.count == 32, !Ed25519.isLowOrder(key), !known.contains(assertion.record)
    else { return }
    vouched[assertion.record] = key
  }

  private static func tells(_ assertion: Assertion) -> Bool {
    switch assertion.change {
    case .erase: true
    case .set(.code("withdrawn")), .set(.code("refused")): assertion.kind == Consent.kind
    default: false
    }
  }

  /// Every attachment that the changes name is there, or is said to be left out.
  private func checkAttachment(_ assertion: Assertion) throws(ExchangeError) {
    guard assertion.field == "content", case .digest(let digest) = assertion.change.value else {
      return
    }
    guard present.contains(digest) || omitted.contains(Hexadecimal.text(digest)) else {
      throw ExchangeError(.contentAttachmentMissing)
    }
  }
}
