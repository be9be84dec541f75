import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore
import FrunText

extension ArchivePurpose {
  /// The purpose in the terms of the archive format.
  var archived: ExportPurpose {
    switch self {
    case .tracing: .tracing
    case .services: .services
    case .transfer: .transfer
    case .referral: .referral
    case .copy: .copy
    case .notice: .notice
    }
  }

  init(_ purpose: ExportPurpose) {
    switch purpose {
    case .tracing: self = .tracing
    case .services: self = .services
    case .transfer: self = .transfer
    case .referral: self = .referral
    case .copy: self = .copy
    case .notice: self = .notice
    }
  }
}

extension ExportReport {
  /// What would leave.
  init(_ preview: ExportPreview, streams: [StreamID]) {
    self.init(
      fileName: nil, size: 0, bagDigest: nil, streams: streams,
      commits: preview.operations,
      lines: preview.lines.map {
        Line(
          kind: $0.kind, field: $0.field, count: $0.count, withheld: $0.reason?.rawValue,
          reason: $0.reason?.sentence)
      }, attachments: preview.attachments, omittedAttachments: preview.omittedAttachments,
      recipients: preview.recipients, isDelta: preview.isDelta, sentences: preview.sentences,
      refusal: preview.refusal?.code.sentence)
    stayingAttachments = preview.stayingAttachments
  }

  /// What left.
  init(_ outcome: ExportOutcome, streams: [StreamID], path: String) {
    self.init(outcome.preview, streams: streams)
    fileName = path
    size = Int(clamping: outcome.bytes)
    bagDigest = outcome.bagDigest
  }
}

extension ArchiveSummary {
  init(_ inspection: ArchiveInspection) throws {
    let header = inspection.header
    let handle: String? =
      if case .known(let signer) = inspection.sender { signer.name } else { nil }
    let standing: ArchiveSender.Standing =
      if inspection.isRevoked {
        .revoked
      } else if handle != nil {
        .known
      } else {
        inspection.successor == nil ? .unknown : .successor
      }
    self.init(
      bagDigest: inspection.bagDigest,
      sender: ArchiveSender(
        member: header.signerMember, handle: handle, key: inspection.signer.text,
        fingerprint: try Fingerprint(of: inspection.signer.key).description, standing: standing,
        claims: inspection.successor?.name),
      purpose: ArchivePurpose(header.handling.purpose), newestAt: header.newestAt,
      producer: header.producer, streams: header.streams, commits: header.operationCount,
      attachments: header.attachmentCount, omittedAttachments: header.omitted.count,
      recipients: header.recipients.count, isDelta: !header.base.isEmpty,
      retainUntil: header.handling.retainUntil, doNotForward: header.handling.doNotForward,
      provenFiles: inspection.files.count)
  }
}

extension ImportReport {
  init(_ outcome: ImportOutcome) throws {
    let changes = outcome.changes
    var warnings = changes.forks.map {
      "Two versions of change \($0.position.sequence) of one device exist: a vault was copied, "
        + "or somebody forged a history. Tell your data protection officer."
    }
    if !changes.unknownAuthors.isEmpty {
      let authors = changes.unknownAuthors.count.counted("unknown author")
      warnings.append("Changes by \(authors) wait aside.")
    }
    for place in outcome.lifted {
      let field = Schema.standard.field(place.field, of: place.kind)?.label ?? place.field
      let number = CaseNumber(of: place.stream.id)
      warnings.append(
        "Another team lifted \"\(field)\" in case \(number), which protects a person. "
          + (place.isKept
            ? "What you had stays in force until one of you decides: 'frun case conflicts \(number)'."
            : "Tell your supervisor: you may not change such records, so it is not in force any more.")
      )
    }
    if outcome.implausibleClocks > 0 {
      warnings.append(
        outcome.implausibleClocks.counted(
          "change was written by a clock that is more than a day ahead. It wins nothing by it; tell its "
            + "author to set it.",
          "changes were written by a clock that is more than a day ahead. They win nothing by it; tell "
            + "their authors to set it."))
    }
    if outcome.attachments.left > 0 {
      warnings.append(
        outcome.attachments.left.counted(
          "attached file was left out: nothing that was taken in refers to it.",
          "attached files were left out: nothing that was taken in refers to them."))
    }
    self.init(
      archive: try ArchiveSummary(outcome.archive), new: changes.new, known: changes.known,
      waiting: changes.waiting, filled: changes.filled, withheld: changes.withheld,
      missing: changes.missing.map {
        MissingCommits(stream: $0.stream, device: $0.device, count: $0.count)
      },
      disagreements: changes.disagreements.map {
        FieldPlace(stream: $0.stream, record: $0.record, kind: $0.kind, field: $0.field)
      }, touched: changes.touched,
      refused: changes.refused.map {
        RefusedChanges(
          stream: $0.stream, author: $0.author, code: $0.error.code.rawValue,
          reason: $0.error.message, held: $0.held)
      }, acknowledged: outcome.acknowledged,
      duplicates: changes.suspicions.map {
        PossibleDuplicate(
          incoming: $0.incoming, incomingCase: $0.incomingStream, existing: $0.existing,
          existingCase: $0.existingStream, reasons: $0.reasons.map(\.rawValue))
      },
      attachments: [
        "stored": outcome.attachments.stored, "known": outcome.attachments.known,
        "left": outcome.attachments.left,
      ], warnings: warnings, wasDryRun: outcome.isDryRun)
    withdrawals = outcome.withdrawals.map { TakenBack($0.decision, in: $0.stream) }
    erased = changes.erased.sorted { $0.key < $1.key }.filter { $0.key.kind == .case }
      .map { ErasedAnswers(stream: $0.key, count: $0.value) }
    owesConfirmation = outcome.owesConfirmation
  }
}
