import FrunDomain
import FrunKit
import FrunText

/// Issues the certificate of an award, or takes the one that was issued before.
struct CertificateIssuing {
  let services: any Services
  let invocation: Invocation

  /// What a certificate is printed from.
  struct Certificate {
    let award: Award
    let course: Course
    let file: CourseFile?
    /// What the course is called in the language of the print; what was signed names the source.
    var title: String?
    let serial: String
    let identifier: String
    let issuer: IssuerKey
    let issuerName: String
    let issuedOn: CivilDate
    let signed: IssuedBadge
    /// Whether it was signed by this command.
    let isNew: Bool
  }

  /// - Parameter again: signs a new one although there is one.
  func certificate(
    of award: Award, issuerName: String?, again: Bool
  ) throws -> Certificate {
    let book = AwardBook(services: services)
    let standing = try book.history(of: award).standing(on: services.today)
    guard [.valid, .expired].contains(standing) else {
      throw Failure(
        .denied, "award.status", "the award is \(standing.words): there is nothing to certify",
        hints: ["frun train history \(award.id.text)"])
    }
    guard let course = try book.course(of: award), let code = course.code else {
      throw Failure.notFound("course")
    }
    let file = try Register(services: services).courseFile(code)
    if !again, let known = try book.certificates(of: award).last,
      let certificate = Self.certificate(award, course, file, known)
    {
      return certificate
    }
    try book.refuseOwn(award, "certifies")
    return try issue(award, course, file, issuerName ?? ownName(), book)
  }

  private static func certificate(
    _ award: Award, _ course: Course, _ file: CourseFile?, _ known: IssuedCredential
  ) -> Certificate? {
    guard let serial = known.serial, let id = known.identifier,
      let issuer = known.issuer.flatMap({ IssuerKey(did: $0) }), let token = known.token,
      let document = known.document, let code = known.shortCode, let day = known.issuedOn
    else { return nil }
    // What the certificate says of its issuer is what was signed.
    let signedName =
      (try? JSONValue(parsing: document))?["issuer"]?["name"]?.string ?? ""
    return Certificate(
      award: award, course: course, file: file, serial: serial, identifier: id, issuer: issuer,
      issuerName: signedName, issuedOn: day,
      signed: IssuedBadge(token: token, document: document, code: code), isNew: false)
  }

  private func issue(
    _ award: Award, _ course: Course, _ file: CourseFile?, _ issuerName: String, _ book: AwardBook
  ) throws -> Certificate {
    guard let completed = award.completedOn, let code = course.code else {
      throw Failure.notFound("award", hints: ["frun train list"])
    }
    let signer = try services.credentialSigner()
    guard let key = IssuerKey(bytes: signer.publicKey) else {
      throw Failure(.bug, "keys.length", "the key to sign with has not 32 bytes")
    }
    // The register knows what the holder is called now; an award says what they were called then. The
    // award takes the name over, so that print, list and signed certificate say the same.
    let name = try award.trainee.flatMap { try services.record($0) }?.text("name") ?? award.person
    var renamed = try RecordDraft(Award.kind, id: award.id)
    if let name, name != award.person { try renamed.set("person", .text(name)) }
    var record = try services.draft(IssuedCredential.kind)
    let draft = BadgeDraft(
      id: BadgeDraft.identifier(of: record.id.bytes),
      subject: BadgeDraft.identifier(of: award.id.bytes),
      achievement: BadgeDraft.identifier(of: course.id.bytes), issuerName: issuerName, course: code,
      version: course.version ?? file?.version ?? "1", title: course.title ?? code,
      criteria: CertificateWords.criteria(award, file), from: completed, until: award.validTo,
      issuedAt: BadgeTime(milliseconds: services.now.utcMilliseconds),
      holder: name.map { ($0, Hexadecimal.text(services.random(16))) })
    let signed = try draft.issued(by: signer, services.credentialCryptography)
    try record.set("award", .reference(award.id))
    try record.set("serial", .text(draft.serial))
    try record.set("identifier", .text(draft.id))
    try record.set("issuer", .text(key.did))
    try record.set("issuedOn", .date(services.today))
    try record.set("token", .text(signed.token))
    try record.set("document", .text(signed.document))
    try record.set("shortCode", .text(signed.code))
    _ = try services.commit(
      [record] + (renamed.isEmpty ? [] : [renamed]), to: try book.stream(of: award), by: invocation)
    let award = try services.record(award.id).flatMap { Award($0) } ?? award
    return Certificate(
      award: award, course: course, file: file, serial: draft.serial, identifier: draft.id,
      issuer: key, issuerName: issuerName, issuedOn: services.today, signed: signed, isNew: true)
  }

  /// What the directory says the organisation or office is called: the acting member's, else that of
  /// the colleagues where they have one and the same.
  private func ownName() throws -> String {
    let member = try services.record(services.acting().member)
    let colleagues = try services.records(
      RecordQuery(kind: "member", stream: services.ownDirectory()))
    let others = Set(colleagues.compactMap { $0.text("organisation") ?? $0.text("office") })
    guard
      let name = member?.text("organisation") ?? member?.text("office")
        ?? (others.count == 1 ? others.first : nil)
    else {
      throw Failure(
        .usage, "certificate.issuer", "nobody said what the issuer is called",
        hints: ["give --issuer-name NAME"])
    }
    return name
  }
}
