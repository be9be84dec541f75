import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// A command that writes one record that hangs on the plan, or changes it: which options there are
/// and what they answer is a table; reading, checking and writing is the same for all.
struct RecordCommand: Sendable {
  /// The verb, such as `contact`.
  let verb: String
  /// The kind of record.
  let kind: String
  /// What it is called in messages, such as `contact`.
  let noun: String
  let summary: String
  let discussion: String
  let example: Example
  let inputs: [RecordInput]
  /// Options without which no new record is made.
  let needed: [String]
  /// Whether only a plan that lasts takes it.
  var needsPlan = true
  /// What goes without saying; judged after what was typed.
  var complete: @Sendable (inout RecordDraft, Record?, RecordContext) throws -> [RecordDraft] = {
    _, _, _ in []
  }

  private var change: Option<String?> {
    Option<String?>(
      "change", value: "id", help: "Change this one, named by the start of its identifier")
  }

  var command: Command {
    let declarations: [any ArgumentDeclaration] =
      [Shared.file, change] + inputs.map(\.option) + [Shared.reason, CommonOptions.dryRun]
    let own = self
    return Command(
      CommandSpec(verb, summary: summary, arguments: declarations).with {
        $0.discussion = own.discussion
        $0.examples = [own.example]
        $0.seeAlso = ["plan show"]
        $0.requires = ["vault.write"]
      }
    ) { try own.run($0, $1) }
  }

  private func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan =
      needsPlan
      ? try PlanOnHand.workable(in: file, services) : try PlanOnHand.find(in: file, services)
    let context = RecordContext(file: file, plan: plan, services: services)
    let old = try invocation[change].map { text in
      try services.record(context.own(text, kind: kind, at: "--change"))
    }.flatMap(\.self)
    var draft = try old.map { try services.draft(changing: $0) } ?? services.draft(kind)
    if old == nil {
      let missing = inputs.filter {
        needed.contains($0.option.spec.name) && invocation[$0.option] == nil
      }.map { "--\($0.option.spec.name)" }
      guard missing.isEmpty else {
        throw Failure.usage(
          "a new \(noun) needs \(missing.joined(separator: " and "))",
          hints: [example.command, "--change ID changes one that is recorded"])
      }
      if draft.kind.field("plan") != nil, let plan {
        try draft.set("plan", .reference(plan.plan.id))
      }
    }
    for input in inputs { try input.set(&draft, invocation, context) }
    guard !draft.isEmpty else {
      throw Failure.usage("nothing was said about the \(noun)", hints: [example.command])
    }
    let others = try complete(&draft, old, context)
    let receipt = try services.commit(
      [draft] + others, to: file.stream, by: invocation, reason: invocation[Shared.reason])
    let short = String(draft.id.text.prefix(8))
    return try services.changed(
      "\(old == nil ? "Recorded" : "Changed") \(noun) \(short) in case \(file.number)", by: receipt,
      schema: "frun.plan.\(verb)/1",
      [("case", .string(file.number)), (kind, .string(draft.id.text))],
      next: ["frun plan show \(file.number)"])
  }
}

extension RecordDraft {
  /// What is said about a field so far; of several, the last.
  func said(_ field: String) -> FieldValue? {
    assertions.last { $0.field == field }.flatMap { assertion in
      switch assertion.change {
      case .set(let value), .add(let value), .append(let value): value
      default: nil
      }
    }
  }

  /// Answers a field when nothing was said about it yet.
  mutating func setIfSilent(_ field: String, _ value: FieldValue?) throws {
    if said(field) == nil { try set(field, value) }
  }
}
