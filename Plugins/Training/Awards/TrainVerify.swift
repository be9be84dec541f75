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
  static let issuerKeys = Option<[PathText]>(
    "issuer-key", value: "file",
    help:
      "Key of the issuer that you vouch for: DID document, JSON Web Key, or z6Mk… (can be repeated)"
  )
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
      arguments: [
        file, lists, signers, issuerKeys, holder, mostAge, withoutList, withoutVault,
      ]
    ).with {
      $0.discussion = """
        A good signature is not a valid certificate. Checked in this order, and the first that fails \
        decides: size, form, header, JSON, structure, the issuer's key, signature, claims, whether \
        somebody here vouches for the issuer, revocation, dates, holder. The answer is one of: \
        valid, invalid, untrusted-key, untrusted-issuer, revoked, expired, not-yet-valid, \
        status-unknown. Keys are trusted from Training/signers.csv, --signers, and the directory of \
        the vault where there is one; a key that the file itself brings proves nothing. An issuer \
        named by an address (https, did:web) keeps its key on a network, which is never asked: \
        the form is checked, and the answer is untrusted-key until somebody hands the key in with \
        --issuer-key. Nobody is asked for a passphrase: where the vault is locked, what it knows \
        of revocations is not known either, so nothing is valid then without --without-vault.
        """
      $0.examples = [
        Example(
          "frun train verify badge.svg --list revocations.jws", "a picture that was received"),
        Example("frun train verify badge.jwt --without-list", "when there is no list"),
        Example(
          "frun train verify badge.png --issuer-key did.json", "an issuer with a web address"),
      ]
      $0.exitStatuses = [
        ExitStatusSpec(0, "valid"),
        ExitStatusSpec(1, "not valid, or not known here; the answer says why"),
      ]
      $0.seeAlso = ["train certificate", "train revocations"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let path = invocation[file].path
    let bytes = try services.readInput(path, limit: BadgeFile.largestPicture + 1)
    let name = try invocation[holder].map { try services.readInput($0.path, limit: 4096) }
      .map { String(decoding: $0, as: UTF8.self) }
    let keys = try invocation[issuerKeys].flatMap { try read(keys: $0.path, services) }
    // What is in the file decides what is looked up; without trust nothing else comes of it.
    let first = BadgeVerifier(
      trusted: TrustedIssuers(), time: BadgeTime(endOf: services.today),
      cryptography: services.credentialCryptography, revocations: { _, _ in .none }
    ).verify(bytes)
    let sources = try TrustSources(
      services, signers: invocation[signers]?.path, lists: invocation[lists].map(\.path),
      withVault: !invocation[withoutVault], asking: false, certificate: first.id)
    var verifier = BadgeVerifier(
      trusted: sources.trusted, known: sources.known, needsList: !invocation[withoutList],
      time: BadgeTime(endOf: services.today), mostListAge: invocation[mostAge],
      cryptography: services.credentialCryptography)
    verifier.given = keys
    var result = verifier.verify(bytes, holder: name)
    if sources.isVaultLocked {
      try services.warn(
        "The vault is locked: the keys and revocations it knows of were not consulted.")
      result.needVault()
    }
    try services.emit(.fields(listing.fields(result)))
    let object = listing.object(result)
    guard result.finding.verdict == .valid else {
      let good = result.isSignatureGood ? "The signature is good, but " : ""
      let reason = result.finding.reason
      try services.warn(
        good.isEmpty
          ? reason.prefix(1).uppercased() + reason.dropFirst() + "." : good + reason + ".")
      return .negative(
        schema: listing.schema, object,
        next: sources.isVaultLocked
          ? ["frun unlock"] : result.finding.verdict.next(path, result.keySource))
    }
    if invocation[withoutList] {
      try services.warn("Whether it was taken back was not asked.")
    }
    try services.done("The certificate is valid.")
    return .success(schema: listing.schema, object)
  }

  private static func read(
    keys path: String, _ services: any Services
  ) throws -> [IssuerKeyFile.Key] {
    let bytes = try services.readInput(path, limit: IssuerKeyFile.largest + 1)
    do { return try IssuerKeyFile(bytes, name: path).keys } catch {
      throw Failure(
        .data, "issuerKey.malformed", "the issuer's key cannot be read", place: path,
        causes: ["\(error)"])
    }
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
        .init("issuerKey", "Issuer's key", json: { .string($0.keySource.rawValue) }) {
          Cell($0.keySource.words)
        },
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
  fileprivate func next(_ path: String, _ source: BadgeKeySource) -> [String] {
    switch self {
    case .untrustedKey where source == .unreachable:
      ["frun train verify \(path) --issuer-key FILE"]
    case .untrustedIssuer, .untrustedKey: ["frun train verify \(path) --signers FILE"]
    case .statusUnknown: ["frun train verify \(path) --list FILE"]
    default: []
    }
  }
}

extension BadgeKeySource {
  /// For people.
  fileprivate var words: String {
    switch self {
    case .inside: "in its identifier"
    case .known: "known here"
    case .given: "handed in"
    case .unreachable: "kept on a network"
    case .wrong: "not found"
    }
  }
}

extension BadgeVerifier.Result {
  /// A vault that nobody asked may know that it was taken back.
  fileprivate mutating func needVault() {
    guard finding.verdict == .valid else { return }
    finding = BadgeFinding(
      .statusUnknown, .revocation,
      "the vault is locked, and it may know that the certificate was taken back")
  }
}
