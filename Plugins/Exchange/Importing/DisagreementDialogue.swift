import FrunDomain
import FrunKit
import FrunText

/// New disagreements after an import, one at a time: both answers, who gave them and when, and the one
/// in force until somebody decides. Nothing has to be typed to stay safe.
///
/// The archive is taken in before the first question: whoever stops here stops the questions only.
struct DisagreementDialogue {
  private let services: any Services
  private let context: InvocationContext
  private let command: String
  private let mayDecide: Bool

  init(_ services: any Services, _ invocation: Invocation) {
    self.services = services
    context = invocation.context
    command = invocation.commandName
    mayDecide =
      invocation.context.role.map {
        Permissions.standard.check($0, .decide, in: .case, kind: nil) == nil
      } ?? false
  }

  private enum Reply {
    case settled
    case later
    case back
    case stop
  }

  /// Asks about each; returns how many were settled.
  func ask(about places: [FieldPlace]) throws -> Int {
    let places = places.filter { $0.stream.kind == .case }
    guard !places.isEmpty else { return 0 }
    guard mayDecide else {
      try services.emit(.text("\(waiting(places.count)) A supervisor decides."))
      return 0
    }
    var settled = 0
    do {
      for (index, place) in places.enumerated() {
        guard let view = try view(of: place) else { continue }
        let reply = try ask(about: view, "\(index + 1) of \(places.count)")
        if reply == .settled { settled += 1 }
        if reply == .stop { break }
      }
    } catch let failure as Failure where failure.isNoAnswer {
      // Ctrl-C, the end of the input, nobody there, or only replies that mean nothing. After Ctrl-C
      // nothing more can be said; what comes next stands in the result.
      try? services.emit(
        .text("No more questions. The archive is taken in. \(waiting(places.count - settled))"))
      return settled
    }
    if settled < places.count { try services.emit(.text(waiting(places.count - settled))) }
    return settled
  }

  private func waiting(_ count: Int) -> String {
    count == 1
      ? "1 disagreement waits; until somebody decides, the safer answer is in force."
      : "\(count) disagreements wait; until somebody decides, the safer answers are in force."
  }

  /// What is open in a place; nil when somebody settled it meanwhile.
  private func view(of place: FieldPlace) throws -> DisagreementView? {
    try services.disagreements(in: place.stream).first {
      $0.record == place.record && $0.kind == place.kind && $0.field == place.field
    }.map { try DisagreementView($0, services, context) }
  }

  private func ask(about view: DisagreementView, _ count: String) throws -> Reply {
    try services.emit(.text(""))
    try services.emit(.fields(view.fields(count)))
    while true {
      let reply: Reply
      do {
        reply = try answer(view)
      } catch let failure as Failure where failure.isAboutTheAnswer {
        // Refused by a rule or a gate: the import stands, and so does the disagreement.
        try services.warn(
          ([failure.message] + failure.causes + failure.hints).joined(separator: "; "))
        reply = .back
      }
      if reply != .back { return reply }
    }
  }

  private func answer(_ view: DisagreementView) throws -> Reply {
    let typed = try services.ask(
      Prompt(
        .choice(view.options), "Which answer is right?", fallback: "later",
        option: "--decide-later"))
    switch typed {
    case "later": return .later
    case "stop": return .stop
    case "write":
      guard let field = view.field, let value = try written(field) else { return .back }
      return try settle(view.open, .set(value))
    default:
      guard let taken = view.answers.first(where: { $0.letter == typed }) else { return .back }
      return try settle(view.open, taken.heads[0].value.map { .set($0) } ?? .retract)
    }
  }

  private func settle(_ open: Disagreement, _ change: Change) throws -> Reply {
    let reason = try line("Why is this the right answer? (Enter goes back)", option: "--reason")
    guard !reason.isEmpty else { return .back }
    _ = try services.commit(
      ChangeSet(
        stream: open.stream, command: command, reason: reason,
        assertions: [
          Assertion(record: open.record, kind: open.kind, field: open.field, change: change)
        ], settles: true))
    try services.done("Settled; the other answers stay in the history.")
    return .settled
  }

  /// Another answer; nil to go back. Of a list the answers are offered, others are asked for again
  /// while they cannot be read.
  private func written(_ field: Field) throws -> FieldValue? {
    if let list = Schema.standard.vocabulary(of: field) {
      let codes = list.codes.filter { !$0.retired }.map {
        Prompt.Option($0.code, label: $0.label(in: context.language))
      }
      let code = try services.ask(
        Prompt(
          .choice(codes + [.init(Self.back, label: "Go back")]), "The right answer",
          fallback: Self.back, option: "--decide-later"))
      return code == Self.back ? nil : .code(code)
    }
    for _ in 0..<5 {
      let text = try line("The right answer (Enter goes back)", option: "--take")
      if text.isEmpty { return nil }
      do {
        return try Schema.standard.value(of: text, for: field, at: nil)
      } catch let failure as Failure where failure.isAboutTheAnswer {
        try services.warn(([failure.message] + failure.hints).joined(separator: "; "))
      }
    }
    return nil
  }

  /// No code has a blank in it.
  private static let back = "go back"

  private func line(_ question: String, option: String) throws -> String {
    try services.ask(Prompt(.line, question, option: option))
  }
}

extension Failure {
  /// Whether another answer would help, so that it can be asked for again.
  fileprivate var isAboutTheAnswer: Bool {
    switch kind {
    case .data, .denied, .notFound, .negative: true
    default: false
    }
  }

  /// Whether nobody answers, or nobody can be asked.
  fileprivate var isNoAnswer: Bool {
    kind == .cancelled || ["prompt.noAnswer", "prompt.notPossible"].contains(code)
  }
}
