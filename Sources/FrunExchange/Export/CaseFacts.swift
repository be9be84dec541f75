internal import FrunDomain

/// What about one case decides whether it leaves at all, and what the sender should read first.
struct CaseFacts {
  /// Whether the persons allow it.
  enum Consent: Hashable {
    /// None is needed: the data stays in the team, or the register holds no clients.
    case notNeeded
    /// There is one, or another lawful basis; in words.
    case given(String)
    /// There is none that counts for this purpose, day and receiver.
    case missing(ConsentObstacle)
  }

  let stream: StreamID
  let consent: Consent
  /// What the person wants withheld, in the words written down.
  let limits: [String]
  /// Whether a place or contact in the case must stay secret.
  let hasSecretPlaces: Bool
  /// In a notice, the decisions that it tells.
  let told: [ConsentRegister.Decision]

  /// What keeps it here, if anything does.
  var obstacle: ConsentObstacle? {
    if case .missing(let obstacle) = consent { obstacle } else { nil }
  }

  /// A directory or a register: whether it may leave is a matter of roles.
  init(stream: StreamID) {
    self.stream = stream
    consent = .notNeeded
    limits = []
    hasSecretPlaces = false
    told = []
  }

  init(
    stream: StreamID, records: [Record], register: ConsentRegister, consentPurpose: Purpose?,
    audience: [String], told: [ConsentRegister.Decision], on day: CivilDate
  ) {
    self.stream = stream
    self.told = told
    limits =
      records.flatMap { record -> [String] in
        switch record.kind {
        case "consent": record.texts("limits")
        case "person": record.texts("withholdDetails")
        default: []
        }
      }
    hasSecretPlaces = records.contains {
      $0["locationConfidential"] == .yesNo(true) || $0["isConfidential"] == .yesNo(true)
        || $0.code("contactWish") == "no"
    }
    if stream.kind == .case, let purpose = consentPurpose, !records.isEmpty {
      if let obstacle = register.obstacle(to: purpose, on: day) {
        consent = .missing(obstacle)
      } else if !register.includes(audience, for: purpose, on: day) {
        consent = .missing(.forOthers)
      } else {
        consent = .given(register.words(for: purpose, on: day))
      }
    } else {
      consent = .notNeeded
    }
  }
}
