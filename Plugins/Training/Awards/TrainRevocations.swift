import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Hands out a signed list of certificates that do not count any more, takes one in, or shows which
/// are known.
enum TrainRevocations {
  static let take = Option<PathText?>(
    "import", value: "file", help: "Take in the list of another issuer")
  static let signers = TrainVerify.signers

  static let command = Command(
    CommandSpec(
      "revocations", summary: "Hand out or take in a signed revocation list",
      arguments: [
        CommonOptions.output, take, OptionRule.exclusive(CommonOptions.output, take), signers,
        CommonOptions.force, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        With -o a new list is signed: its number is one higher than the last, and it names every \
        certificate of the register whose award was revoked, given back or suspended, without \
        reasons and without names. Whoever holds certificates needs it to know that they still \
        count; hand it out often. With --import a list is kept: one with a lower number than the \
        last of the same signer is refused, because an old list brings back what was revoked.
        """
      $0.examples = [
        Example("frun train revocations -o revocations.jws", "sign and hand out"),
        Example("frun train revocations --import partner.jws", "keep a partner's"),
      ]
      $0.seeAlso = ["train verify", "train revoke"]
      $0.requires = ["vault.write"]
      $0.access = "Signing and taking in: a trainer. Reading: everybody."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    if let path = invocation[CommonOptions.output] {
      return try issue(path, invocation, services)
    }
    if let path = invocation[take] { return try keep(path, invocation, services) }
    return try list(services)
  }

  private static func stored(_ services: any Services) throws -> [IssuedRevocations] {
    IssuedRevocations.all(in: try services.records(RecordQuery(kind: IssuedRevocations.kind)))
      .sorted { ($0.issuer ?? "", $0.sequence ?? 0) < ($1.issuer ?? "", $1.sequence ?? 0) }
  }

  private static func issue(
    _ path: PathText, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let signer = try services.credentialSigner()
    guard let key = IssuerKey(bytes: signer.publicKey) else {
      throw Failure(.bug, "keys.length", "the key to sign with has not 32 bytes")
    }
    let register = RegisteredCredentials(services: services)
    let entries = try register.takenBack().compactMap {
      credential, standing -> RevocationList.Entry? in
      guard let id = credential.identifier,
        [.revoked, .surrendered, .suspended].contains(standing)
      else { return nil }
      return RevocationList.Entry(id: id, isSuspended: standing == .suspended)
    }
    let last =
      try stored(services).filter { $0.issuer == key.did }.compactMap(\.sequence).max() ?? 0
    let time = BadgeTime(milliseconds: services.now.utcMilliseconds)
    let text = try RevocationList.issue(
      entries, covering: register.issuers(), sequence: last + 1, at: time,
      by: signer)
    let receipt = try record(
      text, by: key.did, sequence: last + 1, time, invocation, services)
    if !invocation.context.dryRun {
      try services.writeOutput(
        path.path, Array((text + "\n").utf8), replace: invocation[CommonOptions.force])
    }
    guard !path.isStandardStream else { return .success() }
    return try services.changed(
      "Signed revocation list \(last + 1) with \(Count.of(entries.count, "certificate"))",
      by: receipt, schema: "frun.train.revocations/1",
      [
        ("sequence", .integer(Int64(last + 1))), ("entries", .integer(Int64(entries.count))),
        ("issuer", .string(key.did)),
      ], next: ["frun train verify FILE --list \(path.path)"])
  }

  private static func keep(
    _ path: PathText, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    // Reading it checks signature, signer and roll-back.
    let sources = try TrustSources(
      services, signers: invocation[signers]?.path, lists: [path.path], withVault: true)
    guard let list = sources.lists.first else { throw Failure.notFound("list") }
    if try stored(services).contains(where: { $0.digest == list.digest }) {
      try services.say("This list is kept already.")
      return .success()
    }
    let text = String(
      decoding: try services.readInput(path.path, limit: RevocationList.largest), as: UTF8.self)
    let receipt = try record(
      text.split { $0.isWhitespace }.joined(), by: list.issuer, sequence: list.sequence,
      list.issuedAt, invocation, services)
    return try services.changed(
      "Kept revocation list \(list.sequence) with \(Count.of(list.entries.count, "certificate"))",
      by: receipt,
      schema: "frun.train.revocations/1",
      [
        ("sequence", .integer(Int64(list.sequence))),
        ("entries", .integer(Int64(list.entries.count))), ("issuer", .string(list.issuer)),
      ], next: ["frun train revocations"])
  }

  private static func record(
    _ text: String, by issuer: String, sequence: Int, _ time: BadgeTime,
    _ invocation: Invocation, _ services: any Services
  ) throws -> CommitReceipt {
    var draft = try services.draft(IssuedRevocations.kind)
    try draft.set("issuer", .text(issuer))
    try draft.set("sequence", .integer(Int64(sequence)))
    try draft.set("issuedAt", .text(time.text))
    try draft.set("digest", .digest(services.credentialCryptography.sha256(Array(text.utf8))))
    try draft.set("list", .text(text))
    return try services.commit(
      [draft], to: try Register(services: services).stream(), by: invocation)
  }

  private struct Row {
    let list: IssuedRevocations
    let age: Int
    let entries: Int
  }

  private static func list(_ services: any Services) throws -> Outcome {
    let rows = try stored(services).map { stored in
      let list = stored.list.flatMap {
        try? RevocationList(verifying: $0, services.credentialCryptography)
      }
      return Row(
        list: stored, age: list.map { max(0, $0.age(at: BadgeTime(endOf: services.today))) } ?? 0,
        entries: list?.entries.count ?? 0)
    }
    return try services.list(
      rows,
      as: Listing(
        "frun.train.revocations/1",
        whenEmpty: "no revocation list yet: frun train revocations -o FILE",
        [
          .init("issuer", "Issuer") { Cell($0.list.issuer ?? "") },
          .init(
            "sequence", "Number", isTrailing: true, json: { .integer(Int64($0.list.sequence ?? 0)) }
          ) {
            Cell(String($0.list.sequence ?? 0))
          },
          .init("issuedAt", "Signed at", isWhole: true) { Cell($0.list.issuedAt ?? "") },
          .init("age", "Days old", isTrailing: true, json: { .integer(Int64($0.age)) }) {
            Cell(String($0.age))
          },
          .init("entries", "Certificates", isTrailing: true, json: { .integer(Int64($0.entries)) })
          {
            Cell(String($0.entries))
          },
        ]), title: "Revocation lists")
  }
}
