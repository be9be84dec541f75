import FrunArguments
package import FrunKit
import FrunStore
package import FrunText
import FrunWire

/// What one command did.
package struct TestRun {
  /// What it returned.
  package let outcome: Outcome
  /// What it emitted.
  package let events: [Event]

  /// The result for programs; null when there is none.
  package var result: JSONValue { outcome.result ?? .null }
  /// Everything shown, at 80 columns.
  package var text: String { RenderedEvents.text(events) }
  /// The messages of a level.
  package func messages(_ level: Message.Level) -> [String] {
    events.compactMap { event in
      if case .message(let message) = event, message.level == level { message.text } else { nil }
    }
  }
}

extension TestServices {
  /// Parses words as the host does, by the module's own specs, and runs the command. The clock
  /// moves on by a minute before each run.
  ///
  /// Throws ``Failure``; wrong words throw `usage` with all the problems as causes.
  @discardableResult
  package func run(
    _ module: any FrunModule, _ words: [String], as handle: String? = nil
  ) throws -> TestRun {
    let before = store.identity
    if let handle { try act(as: handle) }
    defer { if let before { try? store.take(before) } }
    advance(minutes: 1)
    clear()
    let root = CommandSpec(
      "frun", summary: "Test", subcommands: module.manifest.commands)
    let parsed: ParsedArguments
    switch ArgumentParser(root).parse(words) {
    case .run(let arguments): parsed = arguments
    case .failure(let failure):
      throw Failure(.usage, "usage", "wrong arguments", causes: failure.errors.map { "\($0)" })
    case .help, .version: throw Failure(.usage, "usage", "help was asked for")
    }
    dryRun = parsed.options["dry-run"]?.last?.text == "yes"
    defer { dryRun = false }
    let member = try store.member(actor)
    let invocation = Invocation(
      path: parsed.command, arguments: parsed,
      context: InvocationContext(
        columns: 80, isTerminal: true, member: actor, role: member?.role,
        device: store.identity?.device, dryRun: dryRun))
    let outcome: Outcome
    if PipeTransport.isOn, let chain = root.commands(along: parsed.command) {
      outcome = try PipeTransport.run(
        module, WireInvocation(invocation, chain: chain, now: now, today: today), services: self)
    } else {
      outcome = try module.run(invocation, self)
    }
    return TestRun(outcome: outcome, events: events)
  }

  /// Runs a command that must be refused, and returns why.
  package func refusal(
    _ module: any FrunModule, _ words: [String], as handle: String? = nil
  ) throws -> Failure? {
    do {
      try run(module, words, as: handle)
      return nil
    } catch let failure as Failure {
      return failure
    }
  }
}

extension JSONValue {
  /// The names of an object's members in order, for tests that pin a result's shape.
  package var memberNames: [String] { object?.keys ?? [] }
}
