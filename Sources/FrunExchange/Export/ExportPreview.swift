package import FrunDomain
internal import FrunText

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
  /// Attached files that stay because of what they give away or because a person wants it so.
  package let stayingAttachments: Int
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
        "\(answers.counted("answer")) to \(fields.counted("question")): "
          + reason.sentence
      }
    }
    self.attachments = attachments.files.count
    attachmentBytes = attachments.files.reduce(0) { $0 + $1.size }
    omittedAttachments = attachments.omitted.count
    stayingAttachments = attachments.staying.values.reduce(0, +)
    self.recipients = recipients
    let asked = parts.filter { request.streams.contains($0.stream) }
    isDelta = asked.contains { !$0.base.sequences.isEmpty }
    self.refusal = refusal
    let words = ExportWords(isRefused: refusal != nil)
    var text = words.verdict(refusal, asked) + words.opening(request, recipients: recipients)
    text += asked.flatMap { words.sentences(on: $0, in: request) }
    text.append("\(measure.operations.counted("change")) \(words.go(measure.operations)).")
    let erasures = measure.erasures
    if request.purpose == .notice, erasures > 0 {
      text.append("\(erasures.counted("answer is", "answers are")) erased by it.")
    } else if lines.allSatisfy({ $0.reason != nil }) {
      text.append("No answers leave.")
    }
    text += words.sentences(on: attachments)
    sentences = text
  }
}
