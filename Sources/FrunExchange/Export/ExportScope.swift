package import FrunDomain

/// Which fields leave for a purpose: declared in the schema, decided here in one table.
///
/// | made for | a field must be declared for | and be no more harmful than | consent to |
/// |---|---|---|---|
/// | tracing | tracing | anything but health | tracing |
/// | services | services | anything but protection | services |
/// | referral | sharing | anything but protection | sharing |
/// | transfer | services, tracing or sharing | anything | sharing |
/// | copy | anything | anything | nobody within the team, else sharing |
/// | notice | decisions that take consent back, and no other kind | – | nobody |
///
/// Records of consent and lawful bases go with every purpose they are declared for, so that the
/// receiver knows the limits. Fields of a newer version leave with a transfer or copy only.
package struct ExportScope: Hashable, Sendable {
  /// What the export is for.
  package let purpose: ExportPurpose

  /// The scope of a purpose.
  package init(_ purpose: ExportPurpose) {
    self.purpose = purpose
  }

  /// Why a field stays, nil when it goes.
  package func reasonToWithhold(kind: String, field: Field?) -> WithholdingReason? {
    guard purpose != .copy else { return nil }
    if purpose == .notice {
      return kind == Consent.kind && field.map { Self.told.contains($0.name) } == true
        ? nil : .notForPurpose
    }
    guard let field else { return purpose == .transfer ? nil : .unknownField }
    guard !field.purposes.isDisjoint(with: fieldPurposes) else { return .notForPurpose }
    if kind == "consent" || kind == "lawfulBasis" { return nil }
    return isTooHarmful(field.sensitivity) ? .tooSensitive : nil
  }

  /// What a notice says of a decision: enough to obey it. Neither who decided, nor why, nor which
  /// organisations the decision names.
  private static let told: Set<String> = [
    "person", "kind", "purpose", "decision", "decidedOn", "validUntil",
  ]

  /// Whether answers this harmful stay whatever they are declared for.
  func isTooHarmful(_ sensitivity: Sensitivity) -> Bool { tooHarmful.contains(sensitivity) }

  /// The purpose a person must have agreed to; nil when none is needed.
  package func consentPurpose(staysInTeam: Bool) -> Purpose? {
    switch purpose {
    case .tracing: .tracing
    case .services: .services
    case .referral, .transfer: .sharing
    case .copy: staysInTeam ? nil : .sharing
    // It gives nothing away but the no itself; refusing it would keep the no from being obeyed.
    case .notice: nil
    }
  }

  private var fieldPurposes: Set<Purpose> {
    switch purpose {
    case .tracing: [.tracing]
    case .services: [.services]
    case .referral: [.sharing]
    case .transfer, .copy: [.services, .tracing, .sharing]
    case .notice: []
    }
  }

  private var tooHarmful: Set<Sensitivity> {
    switch purpose {
    case .tracing: [.health]
    case .services, .referral: [.protection]
    case .transfer, .copy, .notice: []
    }
  }
}

/// Why an answer stays behind.
package enum WithholdingReason: String, Hashable, Sendable, CaseIterable {
  /// The field is not declared for what the export is for.
  case notForPurpose
  /// The field is too harmful in wrong hands for this purpose.
  case tooSensitive
  /// The person refused or withdrew consent.
  case consentRefused
  /// The person's location must stay secret.
  case locationSecret
  /// The person wants no contact.
  case contactUnwanted
  /// Only named readers may know of it, or whoever exports may not read it.
  case namedReaders
  /// The field is not known to this version.
  case unknownField

  /// The reason in words.
  package var sentence: String {
    switch self {
    case .notForPurpose: "not needed for this purpose"
    case .tooSensitive: "too sensitive for this purpose"
    case .consentRefused: "the person did not agree"
    case .locationSecret: "the person's location must stay secret"
    case .contactUnwanted: "the person wants no contact"
    case .namedReaders: "only for named readers"
    case .unknownField: "recorded by a newer version"
    }
  }

  /// Whether the reason of a change stays with the answers: it may repeat what they say.
  var coversTheReason: Bool {
    switch self {
    case .consentRefused, .locationSecret, .contactUnwanted, .namedReaders: true
    case .notForPurpose, .tooSensitive, .unknownField: false
    }
  }
}
