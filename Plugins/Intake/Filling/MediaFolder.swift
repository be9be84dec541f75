import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The folder in which the files lie that answers from a file name.
///
/// Only plain names count, and only in the folder that the person gave: an answers file from
/// elsewhere must not be able to take any file of this computer into a case.
struct MediaFolder {
  let folder: String

  /// An answer that names a file.
  struct Named {
    let path: AnswerPath
    let name: String
  }

  /// The answers of a filled form that name files, in the order of the form.
  static func named(in session: FormSession) -> [Named] {
    session.standingAnswers().filter(\.isRelevant).compactMap { answer in
      guard let question = try? session.question(answer.path),
        FileAnswer.isAsked(by: question.type)
      else { return nil }
      return Named(path: answer.path, name: answer.value)
    }
  }

  /// What is wrong with a name; nil when it is a plain one.
  static func problem(_ named: Named, record: Int) -> RecordProblem? {
    let name = named.name
    guard
      name.contains("/") || name.hasPrefix(".") || name.utf8.count > 255
        || FileAnswer.name(of: name) != name
    else { return nil }
    return RecordProblem(
      record, path: named.path.description, code: "file.name",
      message: "a file is named without folders and control characters")
  }

  /// Keeps the files of a record in the vault.
  ///
  /// - Throws: ``Failure`` with the question as its place. What was kept before is given back.
  func keep(
    _ files: [Named], of session: FormSession, about client: RecordID?, services: any Services
  ) throws -> [(path: AnswerPath, draft: RecordDraft, digest: [UInt8])] {
    var made: [(path: AnswerPath, draft: RecordDraft, digest: [UInt8])] = []
    do {
      for named in files {
        let kept = try services.keepFile("\(folder)/\(named.name)", limit: FileAnswer.limit)
        let question = try session.question(named.path)
        guard FileAnswer.isFitting(kept, question.type) else {
          try services.releaseFiles([kept.digest])
          throw Failure(
            .data, "file.type", "the file is of another kind than is asked for",
            place: named.path.description)
        }
        let draft = try FileAnswer.attachment(
          kept, named: named.name, answering: question.item, label: question.label,
          about: client, services: services)
        made.append((named.path, draft, kept.digest))
      }
      return made
    } catch {
      try services.releaseFiles(made.map(\.digest))
      throw error
    }
  }
}
