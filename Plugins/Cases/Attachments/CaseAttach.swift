import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>(
    "file", help: "File to keep, - for standard input")
  private static let kind = Option<String?>(
    "kind", value: "kind", help: "What it is; told from the file without it"
  ).checked(as: CaseArguments.choices("attachmentKind"))
  private static let caption = Option<String?>(
    "caption", value: "text", help: "What it shows, for people who cannot open it"
  ).sensitive()
  private static let about = Option<[IdentifierText]>(
    "about", value: "record",
    help: "Person or record it belongs to, by the reference that 'case show' prints"
  ).checked(as: .identifier("person"))
  private static let sensitivity = Option<String?>(
    "gives-away", value: "what", help: "What it gives away in wrong hands"
  ).checked(as: CaseArguments.choices("attachmentSensitivity"))
  private static let taken = Option<PartialDateText?>(
    "taken", value: "date", help: "When it was taken or written, as exactly as is known")

  static let caseAttach = Command(
    CommandSpec(
      "attach", summary: "Keep a photo, document or recording in a case",
      arguments: [
        kind, caption, about, sensitivity, taken, CommonOptions.dryRun, CaseArguments.number, file,
      ]
    ).with {
      $0.synonyms = ["upload", "photo"]
      $0.discussion = """
        The file goes into the encrypted vault, at most 1 GiB, with its name; the same file is kept \
        once, however often it is attached. The original stays where it is, in the clear: erase it \
        there when it is no longer needed.

        What a file gives away decides which archives it leaves with: health stays out of tracing, \
        protection out of services and referrals, location and contact where they must stay secret.
        """
      $0.examples = [
        Example("frun case attach K7M2-Q4XD photo.jpg", "keeps a photo"),
        Example(
          "frun case attach K7M2-Q4XD letter.pdf --about 3fa85f64 --gives-away health",
          "keeps a doctor's letter about one person"),
      ]
      $0.seeAlso = ["case attachments", "case save", "case detach"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let opened = try invocation.file(services)
    let name = invocation[file].path
    var draft = try services.draft("attachment")
    let receipt: AttachReceipt
    try draft.set("kind", .code(invocation[kind] ?? AttachmentName.kind(of: name)))
    try draft.set("title", to: invocation[caption], at: "--caption")
    try draft.set("fileName", AttachmentName.last(of: name).map { .text($0) })
    try draft.set("sensitivity", invocation[sensitivity].map { .code($0) })
    try draft.set("takenOn", to: invocation[taken]?.argumentText, at: "--taken")
    for text in invocation[about] {
      try draft.set("about", .reference(try subject(text.text, opened, services)))
    }
    receipt = try services.attach(
      AttachRequest(
        input: name,
        change: ChangeSet(
          stream: opened.stream, command: invocation.commandName, assertions: draft.assertions),
        record: draft.id))
    let short = String(draft.id.text.prefix(8))
    if !invocation.context.dryRun, name != "-" {
      try services.say("The original still lies in the clear at \(name).")
    }
    return try services.changed(
      "Kept attachment \(short) in case \(opened.number)", by: receipt.commit,
      schema: "frun.case.attach/1",
      [
        ("number", .string(opened.number)), ("attachment", .string(draft.id.text)),
        ("digest", .string(Hexadecimal.text(receipt.digest))),
        ("size", .integer(Int64(receipt.size))), ("mediaType", .string(receipt.mediaType)),
        ("wasKnown", .bool(receipt.wasKnown)),
      ], next: ["frun case attachments \(opened.number)"])
  }

  /// A record of the case that a file may be about.
  private static func subject(
    _ text: String, _ opened: OpenedCase, _ services: any Services
  ) throws -> RecordID {
    for kind in ["person", "visit", "assessment", "incident", "note", "referral"]
    where Schema.standard.kind(kind) != nil {
      do {
        let id = try services.resolve(text, kind: kind)
        if try services.record(id)?.stream == opened.stream { return id }
      } catch let failure as Failure where failure.kind == .notFound { continue }
    }
    if let id = RecordID(text: text), try services.record(id)?.stream == opened.stream { return id }
    throw Failure(
      .notFound, "record.notFound", "case \(opened.number) has no such record", place: "--about",
      hints: ["frun case show \(opened.number) prints the references"])
  }
}

/// What the name of a file tells.
enum AttachmentName {
  /// The last part of a path, as text that can be shown: no control characters, at most 255 bytes.
  static func last(of path: String) -> String? {
    guard path != "-", let last = path.split(separator: "/").last else { return nil }
    var name = ""
    for character in last where !character.unicodeScalars.contains(where: \.isControl) {
      guard name.utf8.count + String(character).utf8.count <= 255 else { break }
      name.append(character)
    }
    return name.isEmpty ? nil : name
  }

  /// What a file most likely is. Only a first guess: the format is told from the bytes.
  static func kind(of path: String) -> String {
    switch path.split(separator: ".").last?.lowercased() {
    case "jpg", "jpeg", "png", "gif", "webp", "heic", "tif", "tiff": "photo"
    case "mp3", "m4a", "ogg", "opus", "wav", "amr", "flac", "3gp": "audio"
    case "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv": "document"
    default: "other"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    properties.generalCategory == .control || properties.generalCategory == .lineSeparator
      || properties.generalCategory == .paragraphSeparator
  }
}
