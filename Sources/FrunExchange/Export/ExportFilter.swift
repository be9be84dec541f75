internal import FrunCrypto
internal import FrunDomain

/// Decides for every answer of a stream whether it leaves, and seals what stays.
///
/// What stays keeps its digest, so the chain verifies at the receiver; without salt and body the
/// digest tells nothing, not even of a yes or no. The decision depends on kind, field and record and
/// never on the value, so that all answers ever given to one question go or stay together; the
/// readable copies are made by the same decision.
struct ExportFilter {
  private let schema: Schema
  private let scope: ExportScope
  /// Records that stay whatever their kind.
  private let hidden: [RecordID: WithholdingReason]
  /// Kinds that whoever exports may not read.
  private let unreadable: Set<String>
  /// Whether all places and contacts of the case must stay secret.
  private let hidesPlaces: Bool
  /// Records whose places and contacts stay.
  private let secret: [RecordID: WithholdingReason]
  /// What attached files give away, where it was said.
  private let files: [RecordID: Sensitivity]
  /// Whether it is a copy for the own team.
  private let isInternal: Bool
  /// In a notice, the decisions that the receiver is told; nil in other exports.
  private let told: Set<RecordID>?
  /// Why something of the case stays because a person wants it so, if anything does.
  private let wish: WithholdingReason?

  /// Reads the rules of one stream out of its records.
  init(
    stream: StreamID, schema: Schema, request: CaseExportRequest, records: [Record],
    register: ConsentRegister, consentPurpose: Purpose?, on day: CivilDate
  ) {
    self.schema = schema
    scope = ExportScope(request.purpose)
    let refusing = consentPurpose.map { register.refusing($0, on: day) } ?? []
    let isInternal = request.purpose == .copy && request.staysInTeam
    self.isInternal = isInternal
    unreadable = Self.unreadable(schema, request.reader)
    hidden = Self.hidden(
      records, refusing: refusing, isInternal: isInternal, reader: request.reader)
    let bindsPlaces =
      switch request.purpose {
      case .copy: !request.staysInTeam && !request.includesSecretPlaces
      case .transfer: !request.includesSecretPlaces
      default: true
      }
    hidesPlaces = bindsPlaces && records.contains { $0["locationConfidential"] == .yesNo(true) }
    secret = bindsPlaces ? Self.secret(records, request.purpose) : [:]
    files = Dictionary(
      records.compactMap { record in
        guard record.kind == "attachment", let code = record.code("sensitivity") else { return nil }
        // A code of a newer version may mean anything.
        return (record.id, Sensitivity(rawValue: code) ?? .protection)
      }, uniquingKeysWith: { first, _ in first })
    told = request.purpose == .notice ? request.told[stream] ?? [] : nil
    wish =
      hidesPlaces
      ? .locationSecret
      : (Array(secret.values) + Array(hidden.values)).filter { $0 != .namedReaders }
        .min { $0.rawValue < $1.rawValue }
  }

  /// The team directory rides along so that the receiver can prove the changes: members with their
  /// keys and roles leave, and which other teams we work with leaves to the own team only.
  init(schema: Schema, directoryStaysInTeam: Bool) {
    self.schema = schema
    scope = ExportScope(.copy)
    hidden = [:]
    unreadable = directoryStaysInTeam ? [] : ["partner"]
    hidesPlaces = false
    secret = [:]
    files = [:]
    isInternal = false
    told = nil
    wish = nil
  }

  private static func unreadable(_ schema: Schema, _ reader: Role?) -> Set<String> {
    guard let reader else { return [] }
    return Set(
      schema.kinds.filter {
        Permissions.standard.check(reader, .read, in: $0.stream, kind: $0.name) != nil
      }.map(\.name))
  }

  /// Complaints, and the forms they were written down with, name who may read them: a copy for the
  /// own team keeps that, no other export does.
  private static func hidden(
    _ records: [Record], refusing: Set<RecordID>, isInternal: Bool, reader: Role?
  ) -> [RecordID: WithholdingReason] {
    var hidden: [RecordID: WithholdingReason] = [:]
    for person in refusing { hidden[person] = .consentRefused }
    for record in records {
      if let reader, !Permissions.standard.mayRead(record, reader) {
        hidden[record.id] = .namedReaders
      } else if !isInternal, record.kind == "complaint" || record["readers"] != nil {
        hidden[record.id] = .namedReaders
      } else if !["case", "consent", "lawfulBasis"].contains(record.kind),
        record.refers(toAnyOf: refusing)
      {
        hidden[record.id] = .consentRefused
      }
    }
    return hidden
  }

  /// Places marked secret one by one, and, where relatives are looked for or others are asked to
  /// help, how to reach somebody who wants no contact.
  private static func secret(
    _ records: [Record], _ purpose: ExportPurpose
  ) -> [RecordID: WithholdingReason] {
    let unwilling = Set(
      records.filter { $0.kind == "person" && $0.code("contactWish") == "no" }.map(\.id))
    var secret: [RecordID: WithholdingReason] = [:]
    for record in records {
      if record["isConfidential"] == .yesNo(true) { secret[record.id] = .locationSecret }
      if [.tracing, .referral, .services].contains(purpose),
        unwilling.contains(record.id) || record.refers(toAnyOf: unwilling), record.kind != "case"
      {
        secret[record.id] = .contactUnwanted
      }
    }
    return secret
  }

  // MARK: Deciding

  /// Why all answers to a field of a record stay; nil when they go.
  func reasonToWithhold(
    _ name: String, of kind: String, record: RecordID
  ) -> WithholdingReason? {
    let field = schema.field(name, of: kind)
    if let reason = scope.reasonToWithhold(kind: kind, field: field) { return reason }
    // A decision about somebody else, or meant for another receiver.
    if let told, !told.contains(record) { return .notForPurpose }
    if unreadable.contains(kind) { return .namedReaders }
    if let reason = hidden[record] { return reason }
    if kind == "formSubmission", let reason = reasonToWithhold(form: name, record) {
      return reason
    }
    guard let field else { return nil }
    let sensitivity = self.sensitivity(of: field, kind: kind, record: record)
    if sensitivity != field.sensitivity, scope.isTooHarmful(sensitivity) { return .tooSensitive }
    guard [.location, .contact].contains(sensitivity) else { return nil }
    return hidesPlaces ? .locationSecret : secret[record]
  }

  /// The answers of a form as they were given repeat what stays elsewhere, and a digest of them lets whoever
  /// knows the rest try out what stays. The one of a batch holds nothing but such answers: it is for the
  /// laptops of the own team, so that nobody is registered twice.
  private func reasonToWithhold(form field: String, _ record: RecordID) -> WithholdingReason? {
    switch field {
    case "instance": wish
    case "answers": reasonToWithhold("instance", of: "formSubmission", record: record)
    case "source": isInternal ? wish : .notForPurpose
    default: nil
    }
  }

  /// What an attached file gives away counts for all that tells about it, what it gives away included: of a
  /// file that stays for it the receiver learns that there is one, and of which sort (a photo, a document).
  private func sensitivity(of field: Field, kind: String, record: RecordID) -> Sensitivity {
    guard kind == "attachment", let stated = files[record],
      field.name != "kind"
    else { return field.sensitivity }
    return stated
  }

  private func reasonToWithhold(_ assertion: Assertion?) -> WithholdingReason? {
    // A body of a newer version cannot be read here; the scope decides as for unknown fields.
    guard let assertion else { return scope.reasonToWithhold(kind: "", field: nil) }
    // An erasure must reach everybody who may have the value.
    if case .erase = assertion.change { return nil }
    return reasonToWithhold(assertion.field, of: assertion.kind, record: assertion.record)
  }

  /// The commit as it leaves. `tally` hears of every assertion that had a body.
  ///
  /// Why a change was made tells about what was changed: the reason stays with an answer that stays
  /// because of a person's wish or for named readers.
  func apply(
    _ bundle: CommitBundle, tally: (Assertion?, WithholdingReason?) -> Void = { _, _ in }
  ) -> CommitBundle {
    let judged = bundle.assertions.map { sealed -> (assertion: Assertion?, WithholdingReason?) in
      guard sealed.state == .present else { return (nil, nil) }
      let assertion = (try? sealed.assertion()).flatMap(\.self)
      return (assertion, reasonToWithhold(assertion))
    }
    let cause = judged.compactMap(\.1).first { $0.coversTheReason }
    return CommitBundle(
      commit: bundle.commit,
      assertions: zip(bundle.assertions, judged).map { sealed, judgement in
        guard sealed.state == .present else { return sealed }
        var reason = judgement.1
        if reason == nil, judgement.assertion?.kind == Schema.commitNote { reason = cause }
        tally(judgement.assertion, reason)
        return reason == nil ? sealed : sealed.without(body: .withheld)
      })
  }

  /// The record as the receiver will see it; nil when nothing of it leaves.
  func apply(_ record: Record) -> Record? {
    let fields = record.fields.filter { name, field in
      (field.value != nil || !field.values.isEmpty)
        && reasonToWithhold(name, of: record.kind, record: record.id) == nil
    }
    return fields.isEmpty
      ? nil : Record(id: record.id, kind: record.kind, stream: record.stream, fields: fields)
  }

  // MARK: Comparing

  /// A digest of everything that decides: two exports with the same digest leave the same answers
  /// out, so that the later may build on the earlier.
  func digest(with choice: AttachmentChoice) -> [UInt8] {
    // The number stands for rules that are not in the list below.
    var lines = [
      "rules 2", scope.purpose.rawValue, "places \(hidesPlaces)", "internal \(isInternal)",
    ]
    lines += (told ?? []).map { "told \($0.text)" }.sorted()
    lines += unreadable.sorted().map { "kind \($0)" }
    lines += hidden.map { "hidden \($0.key.text) \($0.value.rawValue)" }.sorted()
    lines += secret.map { "secret \($0.key.text) \($0.value.rawValue)" }.sorted()
    lines += files.map { "file \($0.key.text) \($0.value.rawValue)" }.sorted()
    for kind in schema.kinds {
      for field in kind.fields {
        let reason = scope.reasonToWithhold(kind: kind.name, field: field)
        lines.append("\(kind.name).\(field.name) \(reason?.rawValue ?? "")")
      }
    }
    switch choice {
    case .all: lines.append("all files")
    case .none: lines.append("no files")
    case .only(let digests):
      lines += digests.map { "only \(Hexadecimal.text($0))" }.sorted()
    }
    return SHA256.hash(Array(lines.joined(separator: "\n").utf8))
  }
}

extension Record {
  /// Whether any field names one of these records.
  func refers(toAnyOf others: Set<RecordID>) -> Bool {
    guard !others.isEmpty else { return false }
    return fields.values.contains { field in
      ([field.value] + field.values.map(Optional.some)).contains { value in
        if case .reference(let record) = value { others.contains(record) } else { false }
      }
    }
  }
}
