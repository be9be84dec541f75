import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// A module that does a little of everything a module may do.
struct SampleModule: FrunModule {
  static let text = Positional<String?>("text", help: "Anything")
  static let names = Positional<[String]>("names", count: .any, help: "Rows to list")

  static let group = CommandGroup(
    "sample", summary: "Try the module interface",
    commands: [
      Command(CommandSpec("list", summary: "List", arguments: [names])) { invocation, services in
        let listing = Listing<String>(
          "frun.sample.list/1", whenEmpty: "no rows",
          [
            .init("name", "Name") { Cell($0, .name) },
            .init(
              "length", "Length", isTrailing: true, json: { .integer(Int64($0.count)) }
            ) { Cell("\($0.count)", $0.count > 4 ? .caution : nil) },
          ])
        return try services.list(
          invocation[names], as: listing, title: "Rows", next: ["frun sample show"])
      },
      Command(CommandSpec("show", summary: "Show", arguments: [text])) { invocation, services in
        try services.say("Looking.")
        try services.warn("Take care.")
        try services.emit(
          .fields(
            FieldsEvent(
              title: "One",
              fields: [
                .init("text", "Text", Cell(invocation[text] ?? "")),
                .init("today", "Today", Cell(services.today.description)),
              ])))
        return .success(
          schema: "frun.sample.show/1",
          ["text": .string(invocation[text] ?? ""), "today": .string("\(services.today)")])
      },
      Command(
        CommandSpec(
          "ask", summary: "Ask",
          arguments: [CommonOptions.yes, CommonOptions.confirm, CommonOptions.reason])
      ) { invocation, services in
        try services.confirm("Go on?")
        try services.confirm("This cannot be undone.", typing: "K7M2")
        let reason =
          try invocation[CommonOptions.reason]
          ?? services.askLine(
            "Why", option: "--reason")
        let colour = try services.choose(
          "Which", [.init("red", label: "Red"), .init("blue", label: "Blue")], option: "--colour")
        return .success(schema: "frun.sample.ask/1", [.string(reason), .string(colour)])
      },
      Command(CommandSpec("talk", summary: "Hold a conversation")) { _, services in
        let name = try services.converse(Turn("Name", .line(Turn.LineRule()), actions: [.back]))
        try services.warn("Noted.")
        let age = try services.converse(Turn("Age", .number(Turn.NumberRule())))
        return .success(
          schema: "frun.sample.talk/1", [.string("\(name)"), .string("\(age)")])
      },
      Command(CommandSpec("prefer", summary: "Ask with an answer at hand")) { _, services in
        let options = [Prompt.Option("red", label: "Red"), .init("blue", label: "Blue")]
        let colour = try services.ask(Prompt(.choice(options), "Which", fallback: "blue"))
        return .success(schema: "frun.sample.prefer/1", .string(colour))
      },
      Command(CommandSpec("fail", summary: "Fail", arguments: [text])) { invocation, _ in
        let kind = Failure.Kind(rawValue: invocation[text] ?? "") ?? .bug
        throw Failure(
          kind, "sample.failed", "it failed", place: "row 3", causes: ["because"],
          hints: ["try again"])
      },
      Command(CommandSpec("surprise", summary: "Throw something unknown")) { _, _ in
        struct Surprise: Error { var secret = "Amina" }
        throw Surprise()
      },
      Command(CommandSpec("text", summary: "Show text", arguments: [text])) {
        invocation, services in
        try services.emit(.text(invocation[text] ?? ""))
        return .success()
      },
      Command(CommandSpec("acting", summary: "Tell who acts")) { _, services in
        let acting = try services.acting()
        return .success(
          schema: "frun.sample.acting/1",
          ["handle": .string(acting.handle), "role": .string(acting.role.rawValue)])
      },
      Command(
        CommandSpec(
          "hire", summary: "Add a member", arguments: [text, CommonOptions.dryRun])
      ) { invocation, services in
        let id = try services.addMember(
          NewMember(handle: invocation[text] ?? "", role: .supervisor))
        return .success(schema: "frun.sample.hire/1", ["member": .string(id.text)])
      },
      Command(CommandSpec("members", summary: "List members")) { _, services in
        let records = try services.records(RecordQuery(kind: "member"))
        return .success(
          schema: "frun.sample.members/1",
          .array(records.compactMap { $0.text("handle").map { .string($0) } }))
      },
      Command(CommandSpec("card", summary: "Print the card")) { _, services in
        let card = try services.teamCard(label: "Athens")
        try services.writeOutput("-", Array(card.document.utf8), replace: false)
        try services.say(card.words.joined(separator: " "))
        return .success()
      },
      Command(CommandSpec("trust", summary: "Trust a card", arguments: [text])) {
        invocation, services in
        let card = try services.readCard(
          services.readInput(invocation[text] ?? "", limit: 65_536))
        let receipt = try services.trust(card)
        return try services.changed(
          "Trusted \(card.label)", by: receipt, schema: "frun.sample.trust/1",
          [("label", .string(card.label))])
      },
      Command(CommandSpec("seal", summary: "Seal a file", arguments: [text])) {
        invocation, services in
        let input = invocation[text] ?? ""
        let size = try services.encrypt(
          EncryptRequest(input: input, output: input + ".age", recipients: [.team]))
        return .success(schema: "frun.sample.seal/1", .integer(Int64(size)))
      },
      Command(CommandSpec("unseal", summary: "Open a file", arguments: [text])) {
        invocation, services in
        let input = invocation[text] ?? ""
        let size = try services.decrypt(DecryptRequest(input: input, output: input + ".open"))
        return .success(schema: "frun.sample.unseal/1", .integer(Int64(size)))
      },
      Command(CommandSpec("export", summary: "Export", arguments: [text])) {
        invocation, services in
        let none = try StreamID(
          kind: .case, id: RecordID(random: { services.random($0) }))
        let report = try services.export(
          ExportRequest(
            streams: [none], purpose: .copy, recipients: [.team],
            output: invocation[text] ?? ""))
        return .success(schema: "frun.sample.export/1", .integer(Int64(report.commits)))
      },
      Command(CommandSpec("inspect", summary: "Inspect", arguments: [text])) {
        invocation, services in
        let summary = try services.inspect(InspectRequest(input: invocation[text] ?? ""))
        return .success(schema: "frun.sample.inspect/1", .string(summary.bagDigest))
      },
      Command(CommandSpec("read", summary: "Read twice")) { _, services in
        for _ in 0..<2 { _ = try services.records(RecordQuery(kind: "case")) }
        return .success(
          schema: "frun.sample.read/1",
          .array(
            try services.search(SearchQuery(text: "nobody")).map { .string($0.record.text) }))
      },
      Command(CommandSpec("log", summary: "Show the access log")) { _, services in
        let entries = try services.accessLog(AccessQuery())
        return .success(
          schema: "frun.sample.log/1",
          .array(entries.reversed().map { .string("\($0.command): \($0.action)") }))
      },
      Command(CommandSpec("forms", summary: "List forms")) { _, services in
        .success(
          schema: "frun.sample.forms/1", .array(try services.forms().map { .string($0.id) }))
      },
    ])

  var manifest: ModuleManifest {
    ModuleManifest(
      name: "sample", summary: "Try the module interface", version: "1.0.0",
      commands: [Self.group.spec],
      settings: [Setting("sample.depth", "How deep", defaultText: "3")])
  }

  func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    guard let outcome = try Self.group.run(invocation, services) else {
      throw Failure(.bug, "command.unknown", "not mine")
    }
    return outcome
  }
}
