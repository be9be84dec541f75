internal import FrunDomain

/// Decides for every assertion of a stream whether it leaves, and seals what stays.
///
/// What stays keeps its digest, so the chain verifies at the receiver; without salt and body the
/// digest tells nothing, not even of a yes or no.
struct ExportFilter {
  private let schema: Schema
  private let scope: ExportScope
  private let refusing: Set<RecordID>
  private let hidden: Set<RecordID>
  private let hidesLocation: Bool

  /// `refusing` are persons who said no. All records about them stay, whatever their kind, unless
  /// they are records of consent itself.
  init(
    schema: Schema, scope: ExportScope, records: [Record], register: ConsentRegister,
    consentPurpose: Purpose?, on day: CivilDate
  ) {
    self.schema = schema
    self.scope = scope
    let refusing = consentPurpose.map { register.refusing($0, on: day) } ?? []
    self.refusing = refusing
    hidden = Set(
      records.filter { record in
        guard record.kind != "consent", record.kind != "lawfulBasis" else { return false }
        return record.fields.values.contains { field in
          ([field.value] + field.values.map(Optional.some)).contains { value in
            if case .reference(let person) = value { refusing.contains(person) } else { false }
          }
        }
      }.filter { $0.kind != "case" }.map(\.id))
    hidesLocation =
      scope.purpose != .copy && scope.purpose != .transfer
      && records.contains { $0["locationConfidential"] == .yesNo(true) }
  }

  /// Everything leaves: for the team directory, which holds public keys and no clients.
  init(schema: Schema) {
    self.schema = schema
    scope = ExportScope(.copy)
    refusing = []
    hidden = []
    hidesLocation = false
  }

  /// The commit as it leaves. `tally` hears of every assertion that had a body.
  func apply(
    _ bundle: CommitBundle, tally: (Assertion?, WithholdingReason?) -> Void = { _, _ in }
  ) -> CommitBundle {
    CommitBundle(
      commit: bundle.commit,
      assertions: bundle.assertions.map { sealed in
        guard sealed.state == .present else { return sealed }
        // A body of a newer version cannot be read here; the scope decides as for unknown fields.
        let assertion = try? sealed.assertion()
        let reason = reasonToWithhold(assertion)
        tally(assertion, reason)
        return reason == nil ? sealed : sealed.without(body: .withheld)
      })
  }

  private func reasonToWithhold(_ assertion: Assertion?) -> WithholdingReason? {
    guard let assertion else { return scope.reasonToWithhold(kind: "", field: nil) }
    // An erasure must reach everybody who may have the value.
    if case .erase = assertion.change { return nil }
    let field = schema.field(assertion.field, of: assertion.kind)
    if let reason = scope.reasonToWithhold(kind: assertion.kind, field: field) { return reason }
    if refusing.contains(assertion.record) || hidden.contains(assertion.record) {
      return .consentRefused
    }
    if hidesLocation, let field, [.location, .contact].contains(field.sensitivity) {
      return .locationSecret
    }
    return nil
  }
}
