import FrunDomain
import FrunKit

/// Awards with what happened to them.
struct AwardBook {
  let services: any Services

  /// The award a user means by its identifier, the unique start of one, or the number of its
  /// certificate.
  func award(_ text: String) throws -> Award {
    let hints = ["frun train list"]
    let numbered = try services.records(
      RecordQuery(
        kind: IssuedCredential.kind,
        conditions: [Condition("serial", .equals(.text(text.uppercased())))]))
    if let award = IssuedCredential.all(in: numbered).first?.award,
      let found = try services.record(award).flatMap({ Award($0) })
    {
      return found
    }
    let id: RecordID
    do { id = try services.resolve(text, kind: Award.kind) } catch let failure as Failure
      where failure.kind == .notFound
    {
      throw Failure.notFound("award", hints: hints)
    }
    guard let found = try services.record(id).flatMap({ Award($0) }) else {
      throw Failure.notFound("award", hints: hints)
    }
    return found
  }

  /// The stream an award lies in.
  func stream(of award: Award) throws -> StreamID {
    guard let record = try services.record(award.id) else {
      throw Failure.notFound("award", hints: ["frun train list"])
    }
    return record.stream
  }

  /// What happened to some awards.
  func events(of awards: [Award]) throws -> [AwardEvent] {
    guard !awards.isEmpty else { return [] }
    var found: [AwardEvent] = []
    // Asked for in parts: a condition has a bounded number of values.
    for start in stride(from: 0, to: awards.count, by: 400) {
      let part = awards[start..<min(start + 400, awards.count)]
      found += AwardEvent.all(
        in: try services.records(
          RecordQuery(
            kind: AwardEvent.kind,
            conditions: [Condition("award", .oneOf(part.map { .reference($0.id) }))])))
    }
    return found
  }

  /// An award with its events.
  func history(of award: Award) throws -> AwardHistory {
    AwardHistory(award, events: try events(of: [award]))
  }

  /// The course of an award.
  func course(of award: Award) throws -> Course? {
    try award.course.flatMap { try services.record($0) }.flatMap { Course($0) }
  }

  /// The certificates of an award, the newest last.
  func certificates(of award: Award) throws -> [IssuedCredential] {
    IssuedCredential.all(
      in: try services.records(
        RecordQuery(
          kind: IssuedCredential.kind,
          conditions: [Condition("award", .equals(.reference(award.id)))]))
    ).sorted { ($0.issuedOn ?? .first, $0.id) < ($1.issuedOn ?? .first, $1.id) }
  }

  /// Refuses what would let somebody decide about their own award.
  func refuseOwn(_ award: Award, _ what: String) throws {
    let acting = try services.acting().member
    let own = try award.trainee.flatMap { try services.record($0) }?.reference("member")
    guard award.member != acting, own != acting else {
      throw Failure(
        .denied, "award.own", "nobody \(what) an award of their own",
        hints: ["another trainer does it, with --as TRAINER"])
    }
  }
}
