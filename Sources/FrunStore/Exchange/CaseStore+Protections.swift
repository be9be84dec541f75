package import FrunDomain

/// A protection that another team lifted.
package struct LiftedProtection: Hashable, Sendable {
  /// The case.
  package let stream: StreamID
  /// The record.
  package let record: RecordID
  /// Its kind.
  package let kind: String
  /// The field that protects.
  package let field: String
  /// Whether what was said before stays in force until one of the own team decides. False when whoever
  /// imports may not write such records.
  package let isKept: Bool
}

extension CaseStore {
  /// What keeps a person from being found, or keeps a complaint from its subject. Somebody who has seen the
  /// answer may replace it, and that somebody may be a partner who does not know why it was given.
  private static let protecting: Set<String> = [
    "locationConfidential", "isConfidential", "contactWish", "wish", "readers",
  ]

  /// Finds protections that an import lifted by the word of another team, and says again what was in force:
  /// from now on both answers stand beside each other, the safer one counts, and a person decides.
  ///
  /// - Parameters:
  ///   - touched: records that the import changed.
  ///   - before: what was known of each case when it began. Cases that were not known have nothing to lose.
  package func keepProtections(
    among touched: [RecordID], before: [StreamID: VersionVector]
  ) throws -> [LiftedProtection] {
    var lifted: [LiftedProtection] = []
    for record in try records(touched) {
      guard let seen = before[record.stream], let kind = schema.kind(record.kind) else { continue }
      for field in kind.fields where Self.protecting.contains(field.name) {
        let said = try statements(about: record, field: field.name)
        guard let value = try liftedValue(of: field, said, since: seen) else { continue }
        let change = ChangeSet(
          stream: record.stream, command: "import",
          assertions: [
            Assertion(record: record.id, kind: kind.name, field: field.name, change: .set(value))
          ], basedOn: seen)
        var isKept = true
        do {
          _ = try commit(change)
        } catch let error as StoreError where error.code == .denied {
          isKept = false
        }
        lifted.append(
          LiftedProtection(
            stream: record.stream, record: record.id, kind: kind.name, field: field.name,
            isKept: isKept))
      }
    }
    return lifted
  }

  /// The answer that was in force before, when what is in force now protects less by another team's word.
  private func liftedValue(
    of field: Field, _ said: [PositionedAssertion], since seen: VersionVector
  ) throws -> FieldValue? {
    let then = FieldMerge.view(
      of: said.filter { seen.contains($0.position) }, policy: field.policy)
    let now = FieldMerge.view(of: said, policy: field.policy)
    guard let value = then.governing, let before = field.policy.safetyRank(value),
      let after = field.policy.safetyRank(now.governing), after > before, !now.isDisagreement
    else { return nil }
    let directory = TeamDirectory(store: self)
    let isOurs = try now.heads.allSatisfy { try directory.belongsHere($0.author) }
    return isOurs ? nil : value
  }
}
