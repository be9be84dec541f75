import FrunDomain
import FrunKit

/// What one conversation about consent yields: one record for each purpose, and the child's assent.
struct ConsentDecisions {
  let purposes: [(purpose: String, isYes: Bool)]
  let assent: Bool?
  let giver: String?
  let withdraws: Bool
  let client: RecordID
  let witness: RecordID

  /// The records without day and circumstances.
  ///
  /// - Parameter isChild: the client may be a child, whose own word is assent and not consent.
  func drafts(isChild: Bool, _ services: any Services) throws -> [RecordDraft] {
    var drafts = try purposes.map { purpose, isYes in
      try draft(
        purpose, isYes: isYes, kind: isChild && giver == "individual" ? "assent" : "consent",
        giver: giver, services)
    }
    if let assent {
      drafts.append(
        try draft("services", isYes: assent, kind: "assent", giver: "individual", services))
    }
    return drafts
  }

  private func draft(
    _ purpose: String, isYes: Bool, kind: String, giver: String?, _ services: any Services
  ) throws -> RecordDraft {
    var draft = try services.draft("consent")
    try draft.set("person", .reference(client))
    try draft.set("kind", .code(kind))
    try draft.set("purpose", .code(purpose))
    try draft.set("decision", .code(isYes ? "given" : withdraws ? "withdrawn" : "refused"))
    try draft.set("givenBy", giver.map { .code($0) })
    try draft.set("witness", .reference(witness))
    return draft
  }
}

extension RecordDraft {
  /// Whether a consent takes back what was given.
  var takesBack: Bool {
    assertions.contains { $0.field == "decision" && $0.change == .set(.code("withdrawn")) }
  }

  /// Whether a decision is a no.
  var isNo: Bool {
    takesBack
      || assertions.contains { $0.field == "decision" && $0.change == .set(.code("refused")) }
  }

  /// Whether a consent is about a purpose.
  func isAbout(_ purpose: String) -> Bool {
    assertions.contains { $0.field == "purpose" && $0.change == .set(.code(purpose)) }
  }
}
