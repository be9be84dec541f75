import FrunDomain
import FrunKit
import FrunText

/// Withdrawals and erasures in words.
struct NoticeWords {
  private let services: any Services
  private let language: String

  init(_ services: any Services, _ language: String) throws {
    self.services = services
    self.language = language
  }

  /// What a notice tells, in a few words.
  func matter(_ notice: NoticeSummary) throws -> String {
    switch notice.matter {
    case .withdrawal(let taken):
      return "\(try person(taken)): \(taken.kind) to \(purpose(taken)) taken back on "
        + "\(taken.decidedOn)"
    case .erasure(let answers): return answers.counted("answer") + " erased"
    case .confirmation: return "what they told is obeyed here"
    }
  }

  /// What an import tells about one withdrawal, and what follows from it.
  func sentence(_ taken: TakenBack) throws -> String {
    let number = CaseNumber(of: taken.stream.id)
    return "\(try person(taken)) (case \(number)) took back \(taken.kind) to \(purpose(taken)) on "
      + "\(taken.decidedOn). Stop using the data for it: exports for it are refused here from now on. "
      + "Destroy printed copies made for it, and tell whoever you passed it on to ('frun archive "
      + "notices \(number)')."
  }

  /// What an import tells about erased answers.
  static func sentence(_ erased: ErasedAnswers) -> String {
    let number = CaseNumber(of: erased.stream.id)
    return "\(erased.count.counted("answer")) of case \(number) "
      + "\(erased.count == 1 ? "was" : "were") erased by whoever gave the case; here too, for ever. "
      + "Destroy what left this vault: printed pages, files written with 'case save', exports."
  }

  /// How far a notice came.
  static func state(_ notice: NoticeSummary) -> Cell {
    switch notice.state {
    case .pending:
      if case .confirmation = notice.matter { return Cell("to confirm", .caution) }
      return Cell("to tell", .caution)
    case .sent: return Cell("not confirmed", .caution)
    case .confirmed: return Cell("confirmed", .good)
    case .unreachable: return Cell("tell them yourself", .caution)
    }
  }

  private func person(_ taken: TakenBack) throws -> String {
    try services.name(of: taken.person, in: taken.stream)
      ?? "person \(taken.person.text.prefix(8))"
  }

  private func purpose(_ taken: TakenBack) -> String {
    Schema.standard.label(taken.purpose, of: "purpose", in: Consent.kind, language: language)
      .lowercased()
  }

}

extension NoticeSummary {
  /// What it tells, for programs.
  var json: JSONValue {
    switch matter {
    case .withdrawal(let taken): taken.json
    case .erasure(let answers):
      ["kind": "erasure", "answers": .integer(Int64(answers))]
    case .confirmation: ["kind": "confirmation"]
    }
  }
}

extension TakenBack {
  /// The withdrawal for programs.
  var json: JSONValue {
    [
      "kind": "withdrawal", "stream": .string(stream.text), "person": .string(person.text),
      "decision": .string(kind), "purpose": .string(purpose),
      "decidedOn": .string(decidedOn.description),
      "recipients": .array(recipients.map { .string($0) }),
    ]
  }
}
