import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Shows how two versions of a form differ, question by question.
enum FormDiff {
  private static let older = Positional<String>("old", help: "The older form: id, folder, or file")
    .completed(by: .named("form"))
  private static let newer = Positional<String>("new", help: "The newer form: id, folder, or file")
    .completed(by: .named("form"))

  static let command = Command(
    CommandSpec(
      "diff", summary: "Show how two forms differ, by question", arguments: [older, newer]
    ).with {
      $0.discussion = """
        Questions are compared by name, so that moving a row or changing the order of columns is \
        no difference. A question that went and one that came with the same type and the same text \
        are shown as renamed. The forms need not be sound. The status is 1 when they differ.
        """
      $0.examples = [
        Example("frun form diff registration-uasc ./our-registration", "ours against the shipped")
      ]
      $0.seeAlso = ["form check", "form fmt"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let old = try FormOnHand(invocation[older], services)
    let new = try FormOnHand(invocation[newer], services)
    let changes = FormDifference(from: old.workbook, to: new.workbook).changes
    let result = JSONValue.array(changes.map { listing.object($0) })
    if invocation.context.output.isForMachines {
      try services.emit(.table(listing.table(changes)))
    } else if changes.isEmpty {
      try services.say("The forms ask the same.")
    } else {
      try services.emit(.verbatim(changes.map(text).joined()))
      try services.say(summary(changes))
    }
    return changes.isEmpty
      ? .success(schema: listing.schema, result) : .negative(schema: listing.schema, result)
  }

  static var listing: Listing<FormChange> {
    Listing<FormChange>(
      "frun.form.diff/1", whenEmpty: "no differences",
      [
        .init("kind", "Change", isWhole: true) { Cell($0.kind.rawValue) },
        .init("subject", "Of", isWhole: true) { Cell($0.subject.rawValue) },
        .init("matter", "About") { Cell($0.matter.rawValue) },
        .init("name", "Name", isWhole: true) { Cell($0.name, .name) },
        .init("column", "Column") { Cell($0.column) },
        .init("before", "Before") { Cell($0.before) },
        .init("after", "After") { Cell($0.after) },
        .init("row", "Row", isTrailing: true, json: { $0.row.map { .integer(Int64($0)) } ?? .null })
        { Cell($0.row.map { String($0) } ?? "") },
      ])
  }

  /// One change for people: a sign, what it is, and both texts below each other.
  private static func text(_ change: FormChange) -> String {
    let sign =
      switch change.kind {
      case .added: "+"
      case .removed: "-"
      case .renamed, .moved: ">"
      case .changed: "~"
      }
    var head = "\(sign) \(change.subject.rawValue) \(change.name)"
    switch change.kind {
    case .renamed: return head + ": renamed from \(change.before)\n"
    case .moved:
      let groups = change.before.isEmpty && change.after.isEmpty
      func place(_ group: String) -> String { group.isEmpty ? "the top" : group }
      return head
        + (groups
          ? ": stands elsewhere\n"
          : ": moved from \(place(change.before)) to \(place(change.after))\n")
    case .added, .removed: return head + "\n"
    case .changed: break
    }
    head += change.column.isEmpty ? "\n" : ": \(change.column)\n"
    if !change.before.isEmpty { head += quoted(change.before, after: "    - ") }
    if !change.after.isEmpty { head += quoted(change.after, after: "    + ") }
    return head
  }

  private static func quoted(_ text: String, after lead: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(lead)\($0)\n" }.joined()
  }

  private static func summary(_ changes: [FormChange]) -> String {
    let counts = FormChange.Kind.allCases.compactMap { kind -> String? in
      let count = changes.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    return "The forms differ: \(counts.joined(separator: ", "))."
  }
}
