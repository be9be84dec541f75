package import FrunDomain

/// What an export would do, for a person to read before anything is written.
package struct ExportPreview: Hashable, Sendable {
  /// How many answers of one field go or stay.
  package struct Line: Hashable, Sendable {
    /// Label of the kind of record.
    package let kind: String
    /// Label of the field.
    package let field: String
    /// Number of recorded answers.
    package let count: Int
    /// Why they stay; nil when they go.
    package let reason: WithholdingReason?
  }

  /// What the export is for.
  package let purpose: ExportPurpose
  /// Changes that go, withheld answers counted with them.
  package let operations: Int
  /// Fields with answers that go or stay, in the order of the dictionary.
  package let lines: [Line]
  /// What stays of each stream, in sentences such as "2 answers to 1 question: too sensitive for
  /// this purpose".
  package let withheld: [StreamID: [String]]
  /// Attachments that go.
  package let attachments: Int
  /// Their bytes.
  package let attachmentBytes: UInt64
  /// Attachments that are recorded but whose contents do not go.
  package let omittedAttachments: Int
  /// Keys that will be able to open the archive; 0 for a passphrase.
  package let recipients: Int
  /// Whether only what is new since an earlier exchange goes, of at least one stream.
  package let isDelta: Bool
  /// Why the export would be refused; nil when it may be written.
  package let refusal: ExchangeError?
  /// What a person should know, in sentences; what goes and what stays is told by ``lines``.
  package let sentences: [String]

  init(
    request: CaseExportRequest, parts: [ExportPart], measure: ExportMeasure,
    attachments: ExportedAttachments, recipients: Int, schema: Schema, refusal: ExchangeError?
  ) {
    purpose = request.purpose
    operations = measure.operations
    lines = measure.tally.lines(schema: schema)
    withheld = measure.tallies.mapValues { tally in
      tally.withheld.map { reason, answers, fields in
        "\(Self.counted(answers, "answer")) to \(Self.counted(fields, "question")): "
          + reason.sentence
      }
    }
    self.attachments = attachments.files.count
    attachmentBytes = attachments.files.reduce(0) { $0 + $1.size }
    omittedAttachments = attachments.omitted.count
    self.recipients = recipients
    let asked = parts.filter { request.streams.contains($0.stream) }
    isDelta = asked.contains { !$0.base.sequences.isEmpty }
    self.refusal = refusal
    var text = Self.opening(request, recipients: recipients)
    text += asked.flatMap { Self.sentences(on: $0, in: request) }
    text.append("\(Self.counted(measure.operations, "change")) \(Self.go(measure.operations)).")
    let erasures = measure.erasures
    if request.purpose == .notice, erasures > 0 {
      text.append(
        "\(Self.counted(erasures, "answer")) \(erasures == 1 ? "is" : "are") erased by it.")
    } else if lines.allSatisfy({ $0.reason != nil }) {
      text.append("No answers leave.")
    }
    text += Self.sentences(on: attachments)
    if let refusal {
      text.append(refusal.code.sentence + (refusal.code.hint.map { " " + $0 } ?? ""))
    }
    sentences = text
  }

  // MARK: Sentences

  private static func opening(_ request: CaseExportRequest, recipients: Int) -> [String] {
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
        : "\(counted(recipients, "key")) can open it.")
    if let day = request.retainUntil {
      text.append("The receiver is asked to erase it after \(day).")
    }
    if request.doNotForward { text.append("The receiver is asked not to pass it on.") }
    return text
  }

  private static func sentences(on part: ExportPart, in request: CaseExportRequest) -> [String] {
    let name =
      switch part.stream.kind {
      case .case: "Case \(CaseNumber(of: part.stream.id))"
      case .training: "The training register"
      case .directory: "The team directory"
      case .office: "The office's settings"
      }
    var text: [String] = []
    switch part.facts.consent {
    case .given(let words): text.append("\(name) leaves on \(words).")
    case .missing: text.append("\(name) may not leave.")
    case .forOthers:
      text.append("\(name) may not leave: the consent names organisations, and not this receiver.")
    case .notNeeded: break
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

  private static func sentences(on attachments: ExportedAttachments) -> [String] {
    var text: [String] = []
    let count = attachments.files.count
    if count > 0 {
      let bytes = attachments.files.reduce(0) { $0 + $1.size }
      text.append("\(counted(count, "attached file")) \(go(count)), \(size(bytes)).")
    }
    let (unchosen, absent) = (attachments.notChosen, attachments.notHere)
    if unchosen > 0 {
      text.append(
        "\(counted(unchosen, "attached file")) \(unchosen == 1 ? "is" : "are") left out as asked.")
    }
    if absent > 0 {
      text.append(
        "\(counted(absent, "attached file")) \(absent == 1 ? "is" : "are") not in this vault and "
          + "cannot go.")
    }
    return text
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func go(_ count: Int) -> String { count == 1 ? "goes along" : "go along" }

  private static func size(_ bytes: UInt64) -> String {
    bytes < 10_000
      ? "\(bytes) bytes" : bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  private static func lowered(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }
}
