import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The file behind the answer to a question for a picture, a recording or a document. The answer
/// itself is the file's name; where the file lay is never kept.
enum FileAnswer: Hashable {
  /// The bytes are in the vault, and no record names them yet.
  case kept(KeptFile)
  /// The attachment that a finished form made of it.
  case record(RecordID)

  /// The largest file an answer takes: 64 MiB. Longer recordings are attached to the case.
  static let limit = 64 << 20

  /// As the journal of a draft has it: `sha256 size type`, or the record's identifier.
  var text: String {
    switch self {
    case .kept(let file): "\(Hexadecimal.text(file.digest)) \(file.size) \(file.mediaType)"
    case .record(let id): id.text
    }
  }

  init?(text: String) {
    let parts = text.split(separator: " ").map(String.init)
    if parts.count == 1, let id = RecordID(text: parts[0]) {
      self = .record(id)
    } else if parts.count == 3, let digest = Hexadecimal.bytes(parts[0]), digest.count == 32,
      let size = Int(parts[1])
    {
      self = .kept(KeptFile(digest: digest, size: size, mediaType: parts[2]))
    } else {
      return nil
    }
  }

  /// Bytes kept for a draft, by the steps of its journal.
  static func digests(in steps: [InterviewStep]) -> Set<[UInt8]> {
    Set(
      steps.compactMap { step in
        guard step.action == .set, case .kept(let file)? = FileAnswer(text: step.more) else {
          return nil
        }
        return file.digest
      })
  }

  // MARK: Names

  /// A path as a person types it or drops it on a terminal: without quotes around it.
  static func path(typed: String) -> String {
    guard typed.count > 1, let first = typed.first, first == "'" || first == "\"",
      typed.last == first
    else { return typed == "-" ? "./-" : typed }
    return String(typed.dropFirst().dropLast())
  }

  /// The last part of a path, as text that can be shown: no control characters, at most 255 bytes.
  static func name(of path: String) -> String {
    var name = ""
    for character in path.split(separator: "/").last ?? "" {
      let isSafe = !character.unicodeScalars.contains {
        let category = $0.properties.generalCategory
        return category == .control || category == .format || category == .lineSeparator
          || category == .paragraphSeparator
      }
      guard isSafe else { continue }
      guard name.utf8.count + String(character).utf8.count <= 255 else { break }
      name.append(character)
    }
    return name.isEmpty ? "file" : name
  }

  // MARK: Types

  /// Whether a question asks for a file.
  static func isAsked(by type: QuestionType) -> Bool {
    switch type {
    case .image, .audio, .video, .file: true
    default: false
    }
  }

  /// Whether a file may answer a question. Only what is known to be something else is refused: many
  /// recorders write formats of their own.
  static func isFitting(_ file: KeptFile, _ type: QuestionType) -> Bool {
    let family = file.mediaType.split(separator: "/").first.map(String.init) ?? ""
    return switch type {
    case .image: family == "image" || file.mediaType == MediaType.unknown
    case .audio, .video:
      family == "audio" || family == "video" || file.mediaType == MediaType.unknown
    default: true
    }
  }

  /// The record that describes a file: what it is follows from the question.
  static func attachment(
    _ file: KeptFile, named name: String, answering item: FormItem, label: String,
    about client: RecordID?, services: any Services
  ) throws -> RecordDraft {
    var draft = try services.draft("attachment")
    try draft.set("kind", .code(kind(of: item)))
    if !label.isEmpty { try draft.set("title", .text(String(label.prefix(180)))) }
    try draft.set("fileName", .text(name))
    try draft.set("sensitivity", SensitivityMark(item).attachment.map { .code($0) })
    if let client { try draft.set("about", .reference(client)) }
    try draft.set("content", .digest(file.digest))
    try draft.set("size", .integer(Int64(file.size)))
    try draft.set("mediaType", .text(file.mediaType))
    return draft
  }

  private static func kind(of item: FormItem) -> String {
    switch item.type {
    case .image where item.appearance.contains("signature"): "signature"
    case .image where item.appearance.contains("draw"): "drawing"
    case .image: "photo"
    case .audio: "audio"
    case .file: "document"
    default: "other"
    }
  }
}

extension Services {
  /// Throws a draft away, with the files that were kept for it.
  func discard(_ draft: RecordID) throws {
    let steps = try formDraft(draft)?.entries.compactMap { InterviewStep(text: $0.body) } ?? []
    try dropDraft(draft)
    try releaseFiles(Array(FileAnswer.digests(in: steps)))
  }
}
