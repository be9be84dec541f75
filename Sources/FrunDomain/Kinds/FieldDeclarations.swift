/// Short forms for the tables of this folder. What is not said is single,
/// harmless, for casework only, and part of the case file.
extension Field {
  /// Options shared by all short forms.
  struct Options: OptionSet {
    let rawValue: Int
    static let indexed = Options(rawValue: 1)
    static let searchable = Options(rawValue: 2)
    static let required = Options(rawValue: 4)
  }

  static func text(
    _ name: String, _ label: String, _ maxBytes: Int = 500, _ policy: MergePolicy = .single,
    _ sensitivity: Sensitivity = .none, for purposes: Set<Purpose> = .casework,
    keep retention: Retention = .caseFile, _ options: Options = []
  ) -> Field {
    declared(
      name, label, .text(maxBytes: maxBytes), policy, sensitivity, purposes, retention, nil, options
    )
  }

  static func code(
    _ name: String, _ label: String, _ vocabulary: String, _ policy: MergePolicy = .single,
    _ sensitivity: Sensitivity = .none, for purposes: Set<Purpose> = .casework,
    keep retention: Retention = .caseFile, _ options: Options = []
  ) -> Field {
    declared(name, label, .code, policy, sensitivity, purposes, retention, vocabulary, options)
  }

  static func field(
    _ name: String, _ label: String, _ type: ValueType, _ policy: MergePolicy = .single,
    _ sensitivity: Sensitivity = .none, for purposes: Set<Purpose> = .casework,
    keep retention: Retention = .caseFile, _ options: Options = []
  ) -> Field {
    declared(name, label, type, policy, sensitivity, purposes, retention, nil, options)
  }

  private static func declared(
    _ name: String, _ label: String, _ type: ValueType, _ policy: MergePolicy,
    _ sensitivity: Sensitivity, _ purposes: Set<Purpose>, _ retention: Retention,
    _ vocabulary: String?, _ options: Options
  ) -> Field {
    Field(
      name: name, label: label, type: type, policy: policy, sensitivity: sensitivity,
      purposes: purposes, retention: retention, vocabulary: vocabulary,
      isIndexed: options.contains(.indexed), isSearchable: options.contains(.searchable),
      isRequired: options.contains(.required))
  }
}

extension Kind {
  /// The length of a paragraph, in bytes.
  static let paragraph = 4000
  /// The length of a page of notes, in bytes.
  static let page = 40_000
}

extension Set<Purpose> {
  /// Only for serving the person.
  static let casework: Set<Purpose> = [.services]
  /// For serving and for finding relatives.
  static let tracing: Set<Purpose> = [.services, .tracing]
  /// For serving and for passing to those who serve next.
  static let passing: Set<Purpose> = [.services, .sharing]
  /// For serving, finding and passing.
  static let finding: Set<Purpose> = [.services, .tracing, .sharing]
  /// For serving, passing and counting without names.
  static let counted: Set<Purpose> = [.services, .reporting, .sharing]
  /// For everything.
  static let every: Set<Purpose> = Set(Purpose.allCases)
}

extension MergePolicy {
  /// The higher risk governs.
  static let higherRisk = MergePolicy.singleSafer(["severe", "high", "medium", "low"])
  /// A yes to a danger governs.
  static let yesGoverns = MergePolicy.singleSafer(["yes", "no"])
  /// A no, or an answer taken back, governs where only a yes allows something.
  static let onlyYesAllows = MergePolicy.singleSafer(["no", "unknown", missing, "yes"])
}

extension Schema {
  /// The schema of this version.
  public static let standard = Schema(
    kinds: Kind.personKinds + Kind.caseKinds + Kind.consentKinds + Kind.safetyKinds
      + Kind.documentKinds + Kind.disclosureKinds + Kind.assessmentKinds + Kind.planKinds
      + Kind.careKinds
      + Kind.visitKinds + Kind.incidentKinds + Kind.feedbackKinds + Kind.transferKinds
      + Kind.directoryKinds + Kind.trainingKinds + Kind.traineeKinds + Kind.evidenceKinds
      + Kind.awardKinds
      + Kind.historyKinds + Kind.tracingKinds
      + Kind.situationKinds + Kind.bestInterestsKinds,
    vocabularies: Schema.standardVocabularies)
}
