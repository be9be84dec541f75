import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let mark = Option<String?>(
    "commit", value: "mark",
    help: "The change, by the mark of 'case log'; else the latest made here"
  )

  static let caseUndo = Command(
    CommandSpec(
      "undo", summary: "Take the latest change of a case back",
      arguments: [mark, CaseArguments.reason, CommonOptions.dryRun, CaseArguments.number]
    ).with {
      $0.synonyms = ["revert"]
      $0.discussion = """
        Makes a new change that says again what was said before. Nothing disappears from the \
        history. A change on which later ones stand is not taken back before them.
        """
      $0.examples = [
        Example("frun case undo K7M2-Q4XD --reason 'wrong case'", "takes the latest change back"),
        Example("frun case undo K7M2-Q4XD --commit 3fa85f64", "takes another one back"),
      ]
      $0.seeAlso = ["case log"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let entry = try Command.entry(invocation[mark], file, services)
    guard
      !entry.changes.contains(where: { change in
        guard case .assertion(let assertion) = change else { return false }
        return assertion.kind == "case" && assertion.field == "client"
      })
    else {
      throw Failure(
        .denied, "case.undoOpening", "the opening of case \(file.number) cannot be taken back",
        hints: ["frun case close \(file.number) --reason opened_in_error"])
    }
    let reason =
      try invocation[CaseArguments.reason]
      ?? services.askLine("Why is the change taken back?", option: "--reason")
    let receipt = try services.undo(entry.position, in: file.stream, reason: reason)
    let words = CaseWords(services, invocation)
    try services.emit(
      .verbatim(try HistoryText(words, columns: invocation.context.columns).text(of: [entry])))
    return try services.changed(
      "Took back change #\(HistoryText.mark(entry)) of case \(file.number)", by: receipt,
      schema: "frun.case.undo/1",
      [
        ("number", .string(file.number)), ("undone", .string(Hexadecimal.text(entry.hash))),
      ], next: ["frun case show \(file.number)", "frun case log \(file.number) --limit 3"])
  }

  /// The change a mark names; without mark the latest one made here.
  private static func entry(
    _ mark: String?, _ file: OpenedCase, _ services: any Services
  ) throws -> HistoryEntry {
    let hint = ["frun case log \(file.number) prints the marks"]
    guard let mark else {
      // The latest change made on this laptop, by its number: clocks may stand still or go back.
      let all = try services.history(HistoryQuery(stream: file.stream))
      let device = try services.acting().device
      let own = all.filter { $0.position.device == device }
        .max { $0.position.sequence < $1.position.sequence }
      guard let entry = own ?? all.first else { throw Failure.notFound("change", hints: hint) }
      return entry
    }
    let digits = mark.lowercased().filter { $0 != "#" }
    guard digits.utf8.count >= 4 else {
      throw Failure.usage("a mark has at least four digits", hints: hint)
    }
    let found = try services.history(HistoryQuery(stream: file.stream)).filter {
      Hexadecimal.text($0.hash).hasPrefix(digits)
    }
    guard let entry = found.first else { throw Failure.notFound("change", hints: hint) }
    guard found.count == 1 else { throw Failure.ambiguous("change") }
    return entry
  }
}
