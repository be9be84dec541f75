import FrunDomain
import FrunKit

extension Recipient {
  /// Who is meant by what a user typed: `team`, an `age1…` key, a member, or a partner team.
  init(typed text: String, _ services: any Services) throws {
    if text == "team" {
      self = .team
    } else if text.hasPrefix("age1") {
      self = .key(text)
    } else if let member = try Self.resolve(text, kind: "member", services) {
      self = .member(member)
    } else if let partner = try Self.resolve(text, kind: "partner", services) {
      self = .partner(partner)
    } else {
      throw Failure(
        .notFound, "recipient.notFound", "no member, partner team or key of this name",
        hints: ["'frun team list' shows members and partner teams", "'team' means the whole team"])
    }
  }

  /// Nil when there is none; being ambiguous stays a failure.
  private static func resolve(
    _ text: String, kind: String, _ services: any Services
  ) throws -> RecordID? {
    // Members and partners are found by what people call them, else by identifier; and only in the
    // own directory: a partner's, which comes with its archives, has members and partners too.
    let own = try services.ownDirectory()
    let found: [Record]
    if kind == "member" {
      found = try services.records(
        RecordQuery(
          kind: kind, stream: own, conditions: [Condition("handle", .equals(.text(text)))]))
    } else {
      found = try services.records(RecordQuery(kind: kind, stream: own)).filter {
        $0.text("label").map { TeamName.isSame($0, text) } ?? false
      }
    }
    if found.count == 1 { return found[0].id }
    if found.count > 1 {
      throw Failure.ambiguous(kind, hints: found.map { "give the identifier: \($0.id.text)" })
    }
    guard let id = RecordID(text: text) ?? StreamID(text: text)?.id else { return nil }
    return try services.record(id).flatMap {
      $0.kind == kind && (own == nil || $0.stream == own) ? $0.id : nil
    }
  }
}
