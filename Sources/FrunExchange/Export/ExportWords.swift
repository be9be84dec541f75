internal import FrunDomain
internal import FrunText

/// What the preview of an export says in sentences.
///
/// Of an export that is refused they say what would go: the verdict comes first, so that nobody reads "leaves"
/// of a case that stays.
struct ExportWords {
  /// Whether the export is refused.
  let isRefused: Bool

  /// Why it is refused, each case that is in the way named; nothing when it may be written.
  func verdict(_ refusal: ExchangeError?, _ parts: [ExportPart]) -> [String] {
    guard let refusal else { return [] }
    let cases = parts.compactMap { part in
      part.facts.obstacle.map { "\(name(of: part)) may not leave: \($0.words)." }
    }
    return [refusal.code.sentence] + cases + [refusal.code.hint].compactMap(\.self)
  }

  /// What it is for, and who can open it.
  func opening(_ request: CaseExportRequest, recipients: Int) -> [String] {
    let audience = request.audience.isEmpty ? "" : " to \(request.audience.joined(separator: ", "))"
    var text =
      request.purpose == .notice
      ? [
        "This notice\(audience) tells what was taken back or erased, and confirms what came from "
          + "there. Nothing else can be read in it."
      ] : ["This export is for \(request.purpose.rawValue)\(audience)."]
    text.append(
      recipients == 0
        ? "Whoever knows the passphrase can open it."
        : "\(recipients.counted("key")) can open it.")
    if let day = request.retainUntil {
      text.append("The receiver is asked to erase it after \(day).")
    }
    if request.doNotForward { text.append("The receiver is asked not to pass it on.") }
    return text
  }

  /// Why a part leaves or stays.
  func sentences(on part: ExportPart, in request: CaseExportRequest) -> [String] {
    let name = name(of: part)
    var text: [String] = []
    switch part.facts.consent {
    case .given(let words):
      text.append("\(name) \(isRefused ? "would leave" : "leaves") on \(words).")
    // The verdict says why not.
    case .missing, .notNeeded: break
    }
    for decision in part.facts.told {
      text.append(
        "\(name): consent to \(decision.purpose) was taken back on \(decision.decidedOn).")
    }
    // The rest is about answers, of which a notice has none.
    if request.purpose == .notice { return text }
    if !part.base.sequences.isEmpty {
      text.append("Of \(lowered(name)) only what the receiver has not acknowledged goes.")
    }
    if part.facts.hasSecretPlaces {
      let leaves =
        request.includesSecretPlaces || request.purpose == .copy && request.staysInTeam
      text.append(
        leaves
          ? "\(name) holds places or contacts that must stay secret: they leave with it."
          : "\(name) holds places or contacts that must stay secret: they stay here.")
    }
    for limit in part.facts.limits { text.append("To withhold, as written down: \(limit)") }
    return text
  }

  private func name(of part: ExportPart) -> String {
    switch part.stream.kind {
    case .case: "Case \(CaseNumber(of: part.stream.id))"
    case .training: "The training register"
    case .directory: "The team directory"
    case .office: "The office's settings"
    }
  }

  /// Attached files that go, and those that stay with the reason.
  func sentences(on attachments: ExportedAttachments) -> [String] {
    var text: [String] = []
    let count = attachments.files.count
    if count > 0 {
      let bytes = attachments.files.reduce(0) { $0 + $1.size }
      text.append("\(count.counted("attached file")) \(go(count)), \(size(bytes)).")
    }
    let (unchosen, absent) = (attachments.notChosen, attachments.notHere)
    if unchosen > 0 {
      text.append(
        "\(unchosen.counted("attached file is", "attached files are")) left out as asked.")
    }
    if absent > 0 {
      text.append(
        "\(absent.counted("attached file is", "attached files are")) not in this vault and cannot go."
      )
    }
    for reason in WithholdingReason.allCases {
      guard let count = attachments.staying[reason] else { continue }
      text.append(
        "\(count.counted("attached file stays", "attached files stay")) here: \(reason.fileSentence)."
      )
    }
    return text
  }

  /// Whether something goes along, or would.
  func go(_ count: Int) -> String {
    isRefused ? "would go along" : count == 1 ? "goes along" : "go along"
  }

  private func size(_ bytes: UInt64) -> String {
    bytes < 10_000
      ? "\(bytes) bytes" : bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  private func lowered(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }
}

extension WithholdingReason {
  /// Why an attached file stays, in words.
  fileprivate var fileSentence: String {
    switch self {
    case .tooSensitive: "what it gives away is too sensitive for this purpose"
    case .locationSecret: "it gives away a place or contact that must stay secret"
    case .contactUnwanted: "it gives away how to reach somebody who wants no contact"
    default: sentence
    }
  }
}
