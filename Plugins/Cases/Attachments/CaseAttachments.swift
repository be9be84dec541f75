import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// One attached file as a row.
struct AttachmentRow {
  let record: Record
  /// Whether the bytes are in this vault.
  let isHere: Bool

  /// The first symbols of the identifier, enough to name it.
  var short: String { String(record.id.text.prefix(8)) }

  /// The digest of the bytes.
  var digest: [UInt8]? {
    guard case .digest(let digest) = record["content"] else { return nil }
    return digest
  }

  /// How one is listed.
  static func listing(_ language: String) -> Listing<AttachmentRow> {
    let schema = Schema.standard
    return Listing(
      "frun.case.attachments/1", whenEmpty: "no attachments",
      [
        .init("attachment", "Reference", isWhole: true, json: { .string($0.record.id.text) }) {
          Cell($0.short, .name)
        },
        .init("kind", "Kind", json: { $0.record.code("kind").map { .string($0) } ?? .null }) {
          Cell(
            schema.label(
              $0.record.code("kind"), of: "kind", in: "attachment", language: language))
        },
        .init("caption", "Caption") { Cell($0.record.text("title") ?? "") },
        .init("fileName", "File name", dropPriority: 1) { Cell($0.record.text("fileName") ?? "") },
        .init("mediaType", "Format", dropPriority: 3) { Cell($0.record.text("mediaType") ?? "") },
        .init(
          "sensitivity", "Gives away", dropPriority: 2,
          json: { $0.record.code("sensitivity").map { .string($0) } ?? .null }
        ) {
          Cell(
            schema.label(
              $0.record.code("sensitivity"), of: "sensitivity", in: "attachment",
              language: language))
        },
        .init("takenOn", "Taken", dropPriority: 4) {
          Cell($0.record["takenOn"]?.canonicalText ?? "")
        },
        .init(
          "size", "Bytes", isTrailing: true, dropPriority: 1,
          json: { $0.record.integer("size").map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.record.integer("size").map { "\($0)" } ?? "") },
        .init("here", "State", json: { .bool($0.isHere) }) {
          $0.isHere ? Cell("here", .good) : Cell("left out by the sender", .caution)
        },
      ])
  }
}

extension Services {
  /// The attached files of a case, the oldest first.
  func attachments(of file: OpenedCase) throws -> [AttachmentRow] {
    let records = try records("attachment", in: file)
    let digests = records.compactMap { record -> [UInt8]? in
      guard case .digest(let digest) = record["content"] else { return nil }
      return digest
    }
    let sizes = try contentSizes(digests)
    return records.map { record in
      guard case .digest(let digest) = record["content"] else {
        return AttachmentRow(record: record, isHere: false)
      }
      return AttachmentRow(record: record, isHere: sizes[digest] != nil)
    }
  }

  /// The attachment of a case that a person means.
  func attachment(_ text: String, of file: OpenedCase) throws -> Record {
    let id: RecordID
    if let full = RecordID(text: text) {
      id = full
    } else {
      id = try resolve(text, kind: "attachment")
    }
    guard let record = try record(id), record.kind == "attachment", record.stream == file.stream
    else {
      throw Failure(
        .notFound, "attachment.notFound", "case \(file.number) has no such attachment",
        hints: ["frun case attachments \(file.number) lists them"])
    }
    return record
  }
}

extension Command {
  static let caseAttachments = Command(
    CommandSpec(
      "attachments", summary: "List the photos and documents of a case",
      arguments: [CaseArguments.number]
    ).with {
      $0.synonyms = ["files", "photos", "documents"]
      $0.examples = [Example("frun case attachments K7M2-Q4XD", "lists them")]
      $0.seeAlso = ["case attach", "case save"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let rows = try services.attachments(of: file)
    return try services.list(
      rows, as: AttachmentRow.listing(invocation.context.language),
      next: rows.isEmpty
        ? ["frun case attach \(file.number) FILE"]
        : ["frun case save \(file.number) \(rows[0].short) --to FILE"])
  }
}
