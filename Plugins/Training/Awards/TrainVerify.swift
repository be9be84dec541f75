import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Verifies a certificate, offline and with or without a vault.
enum TrainVerify {
  static let file = Positional<PathText>(
    "file", help: "Token, document, picture, page or short code; - for standard input")
  static let lists = Option<[PathText]>(
    "list", value: "file", help: "Revocation list; may be given several times")
  static let signers = Option<PathText?>(
    "signers", value: "file", help: "Keys to trust, as Training/signers.csv has them")
  static let holder = Option<PathText?>(
    "holder", value: "file", help: "File with the name of who shows it; - for standard input")
  static let mostAge = Option<Int>(
    "max-list-age", value: "days", default: 30, help: "Oldest revocation list relied on"
  ).checked(as: .integer(minimum: 0, maximum: 3650))
  static let withoutList = Flag(
    "without-list", help: "Accept it although nobody here knows whether it was revoked")
  static let withoutVault = Flag("without-vault", help: "Do not open the vault")

  static let command = Command(
    CommandSpec(
      "verify", summary: "Verify a certificate without a network",
      arguments: [file, lists, signers, holder, mostAge, withoutList, withoutVault]
    ).with {
      $0.discussion = """
        A good signature is not a valid certificate. Checked in this order, and the first that fails \
        decides: size, form, header, JSON, structure, the issuer's key, signature, claims, whether \
        somebody here vouches for the issuer, revocation, dates, holder. The answer is one of: \
        valid, invalid, untrusted-key, untrusted-issuer, revoked, expired, not-yet-valid, \
        status-unknown. Keys are trusted from Training/signers.csv, --signers, and the directory of \
        the vault where there is one; a key that the file itself brings proves nothing.
        """
      $0.examples = [
        Example(
          "frun train verify badge.svg --list revocations.jws", "a picture that was received"),
        Example("frun train verify badge.jwt --without-list", "when there is no list"),
      ]
      $0.exitStatuses = [
        ExitStatusSpec(0, "valid"), ExitStatusSpec(1, "not valid; the answer says why"),
      ]
      $0.seeAlso = ["train certificate", "train revocations"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let path = invocation[file].path
    let bytes = try services.readInput(path, limit: BadgeFile.largestPicture + 1)
    let name = try invocation[holder].map { try services.readInput($0.path, limit: 4096) }
      .map { String(decoding: $0, as: UTF8.self) }
    let sources = try TrustSources(
      services, signers: invocation[signers]?.path, lists: invocation[lists].map(\.path),
      withVault: !invocation[withoutVault])
    let verifier = BadgeVerifier(
      trusted: sources.trusted, known: sources.known, needsList: !invocation[withoutList],
      time: BadgeTime(endOf: services.today), mostListAge: invocation[mostAge],
      cryptography: services.credentialCryptography)
    let result = verifier.verify(bytes, holder: name)
    try services.emit(.fields(listing.fields(result)))
    let object = listing.object(result)
    guard result.finding.verdict == .valid else {
      let good = result.isSignatureGood ? "The signature is good, but " : ""
      let reason = result.finding.reason
      try services.warn(
        good.isEmpty
          ? reason.prefix(1).uppercased() + reason.dropFirst() + "." : good + reason + ".")
      return .negative(
        schema: listing.schema, object, next: result.finding.verdict.next(path))
    }
    if invocation[withoutList] {
      try services.warn("Whether it was taken back was not asked.")
    }
    try services.done("The certificate is valid.")
    return .success(schema: listing.schema, object)
  }

  private static var listing: Listing<BadgeVerifier.Result> {
    Listing(
      "frun.train.verify/1",
      [
        .init("verdict", "Verdict", json: { .string($0.finding.verdict.rawValue) }) {
          Cell($0.finding.verdict.rawValue, $0.finding.verdict == .valid ? .good : .bad)
        },
        .init("check", "Decided by", json: { .string($0.finding.check.rawValue) }) {
          Cell($0.finding.check == .all ? "all checks" : $0.finding.check.rawValue)
        },
        .init("reason", "Why") { Cell($0.finding.reason) },
        .init("signature", "Signature", json: { .bool($0.isSignatureGood) }) {
          Cell($0.isSignatureGood ? "good" : "not good")
        },
        .init("course", "Course") { Cell($0.course ?? "") },
        .init("title", "Title") { Cell($0.title ?? "") },
        .init("version", "Version") { Cell($0.version ?? "") },
        .init("from", "Counts from") { Cell($0.from?.description ?? "") },
        .init("until", "Counts until") { Cell($0.until?.description ?? "") },
        .init("issuer", "Issuer") { Cell($0.issuer ?? "") },
        .init("issuerName", "Issuer's name") { result in
          guard let name = result.issuerName else { return Cell("") }
          return Cell(result.isIssuerNameKnown ? name : "\(name) (its own word)")
        },
        .init("serial", "Number") { Cell($0.serial ?? "") },
        .init("identifier", "Identifier") { Cell($0.id ?? "") },
        .init("holder", "Holder", json: { $0.isHolders.map { .bool($0) } ?? .null }) { result in
          Cell(result.isHolders.map { $0 ? "is the one named" : "is somebody else" } ?? "")
        },
      ])
  }
}

extension BadgeVerdict {
  /// What helps further.
  fileprivate func next(_ path: String) -> [String] {
    switch self {
    case .untrustedIssuer, .untrustedKey: ["frun train verify \(path) --signers FILE"]
    case .statusUnknown: ["frun train verify \(path) --list FILE"]
    default: []
    }
  }
}
