import FrunArguments
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Exchange

@Suite struct ExchangeModuleTests {
  private let module: any FrunModule =
    PipeTransport.isOn ? PipedModule(ExchangeModule()) : ExchangeModule()

  private func run(_ words: String..., with services: StubServices) throws -> Outcome {
    let root = CommandSpec("frun", summary: "", subcommands: module.manifest.commands)
    guard case .run(let arguments) = ArgumentParser(root).parse(words) else {
      throw Failure.usage("the words are wrong")
    }
    return try module.run(
      Invocation(path: arguments.command, arguments: arguments, context: InvocationContext()),
      services)
  }

  private func record(_ kind: String, _ byte: UInt8, _ fields: [String: FieldValue] = [:]) throws
    -> Record
  {
    let id = try #require(RecordID(bytes: [UInt8](repeating: byte, count: 16)))
    return Record(
      id: id, kind: kind, stream: StreamID(kind: kind == "case" ? .case : .directory, id: id),
      fields: fields.mapValues { RecordField(value: $0) })
  }

  private func text(_ services: StubServices) -> String {
    services.events.map { "\($0)" }.joined(separator: "\n")
  }

  @Test func theDeclarationHasNoProblems() {
    let root = CommandSpec(
      "frun", summary: "Bring separated families back together",
      subcommands: module.manifest.commands)
    #expect(root.problems().map(\.message) == [])
    #expect(module.manifest.commands.map(\.name) == ["archive"])
    #expect(
      module.manifest.commands[0].subcommands.map(\.name) == [
        "export", "import", "verify", "show", "list", "encrypt", "decrypt", "split", "join",
        "salvage", "sent", "notices",
      ])
  }

  @Test func armorAndPaddingReachTheExport() throws {
    let services = StubServices()
    services.known = [try record("case", 1)]
    services.answers = ["yes"]
    _ = try run(
      "archive", "export", "--all", "-p", "copy", "-t", "team", "--armor", "--pad", with: services)
    #expect(services.exports.last?.armored == true && services.exports.last?.padded == true)
  }

  @Test(
    arguments: [
      ("20M", 20 << 20), ("700K", 700 << 10), ("1G", 1 << 30), ("1MB", 1_000_000), ("2048", 2048),
      ("1MiB", 1 << 20), ("", nil), ("M", nil), ("-1", nil), ("20X", nil), ("0", nil),
      ("99999999999999999999", nil), ("9223372036854775807G", nil), ("1.5M", nil),
    ] as [(String, Int?)])
  func sizesOfParts(text: String, bytes: Int?) {
    #expect(ByteSize.read(text) == bytes)
  }

  @Test func splitAndJoinNameTheFiles() throws {
    let services = StubServices()
    let split = try run("archive", "split", "/stick/a", "--size", "2K", with: services)
    #expect(services.splits.map(\.folder) == ["/stick"] && services.splits.map(\.size) == [2048])
    #expect(split.result?["list"]?.string == "a.sha256")
    #expect(split.next == ["frun archive join a.part-001-of-002"])
    _ = try run("archive", "split", "a", with: services)
    #expect(services.splits.last?.folder == "." && services.splits.last?.size == 20 << 20)
    #expect(throws: Failure.self) {
      _ = try run("archive", "split", "a", "--size", "many", with: services)
    }
    // What was typed is 64, and nothing is tried.
    let tried = services.splits.count
    #expect {
      _ = try run("archive", "split", "a", "--size", "10", with: services)
    } throws: {
      let failure = $0 as? Failure
      return failure?.kind == .usage && failure?.message == "a part has at least 1 KiB"
    }
    #expect(services.splits.count == tried)
    let joined = try run("archive", "join", "a.part-001-of-002", "-o", "b", with: services)
    #expect(joined.result?["file"]?.string == "b" && services.joins.map(\.parts).count == 1)
  }

  @Test func salvageIsNegativeUnlessAllIsProven() throws {
    let services = StubServices()
    let lost = SalvageSummary.Object(path: "data/case.json", state: "lost", size: 0)
    let kept = SalvageSummary.Object(path: "data/ops/000000.jsonl", state: "verified", size: 9)
    services.salvaged = SalvageSummary(
      signer: "amina", signingKey: "RWQ", chunks: 9, damagedChunks: 1, hasEnd: true,
      objects: [lost, kept], isWhole: false)
    let outcome = try run("archive", "salvage", "bad.age", "--to", "saved", with: services)
    #expect(outcome.status == 1 && outcome.result?["whole"]?.bool == false)
    #expect(services.salvages.map(\.folder) == ["saved"])
    #expect(text(services).contains("not encrypted; erase them"))
    // Lost is not none when nobody knows the list.
    services.salvaged = SalvageSummary(
      signer: nil, signingKey: nil, chunks: 1, damagedChunks: 1, hasEnd: true, objects: [],
      isWhole: false)
    _ = try run("archive", "salvage", "bad.age", "--to", "saved", with: services)
    #expect(text(services).contains("Nothing could be saved: the list of files is in a damaged"))
    #expect(text(services).contains("not known: the list of files is lost"))
    services.salvaged?.isWhole = true
    #expect(try run("archive", "salvage", "a.age", "--to", "s", with: services).status == 0)
    #expect(throws: Failure.self) { _ = try run("archive", "salvage", "a.age", with: services) }
  }

  @Test func exportShowsWhatLeavesBeforeItWrites() throws {
    let services = StubServices()
    let first = try record("case", 1)
    services.known = [first, try record("member", 2, ["handle": .text("joseph")])]
    services.answers = ["yes"]
    let outcome = try run(
      "archive", "export", CaseNumber(of: first.id).description, "--purpose", "tracing", "--to",
      "joseph", "--to", "team", "-o", "/stick", with: services)
    #expect(outcome.status == 0)
    #expect(services.exports.map(\.dryRun) == [true, false])
    let request = try #require(services.exports.last)
    #expect(request.streams == [first.stream] && request.purpose == .tracing)
    #expect(request.recipients == [.member(services.known[1].id), .team])
    #expect(request.output == "/stick" && request.attachments == .all)
    #expect(text(services).contains("These leave"))
    #expect(outcome.result?["file"]?.string == "/stick/frun-x.tar.zst.age")
  }

  @Test func aPassphraseFileIsEnoughToSayWhoOpens() throws {
    let services = StubServices()
    services.known = [try record("case", 1)]
    services.answers = ["yes"]
    _ = try run(
      "archive", "export", "--all", "-p", "copy", "--archive-passphrase-file", "words",
      with: services)
    #expect(services.exports.last?.usesPassphrase == true)
    _ = try run("archive", "encrypt", "a", "--archive-passphrase-file", "words", with: services)
    #expect(services.encryptions.last?.usesPassphrase == true)
  }

  @Test func exportStopsOnNoAndOnRefusal() throws {
    let services = StubServices()
    services.known = [try record("case", 1)]
    services.answers = ["no"]
    #expect(throws: Failure.cancelled) {
      try run("archive", "export", "--all", "-p", "copy", "-t", "team", with: services)
    }
    #expect(services.exports.map(\.dryRun) == [true])
    services.preview = StubServices.report(refusal: "There is no recorded consent.")
    #expect {
      try run("archive", "export", "--all", "-p", "copy", "-t", "team", with: services)
    } throws: {
      ($0 as? Failure)?.code == "policy.consent-missing"
    }
    let dry = try run(
      "archive", "export", "--all", "-p", "copy", "-t", "team", "--dry-run", with: services)
    #expect(dry.status == 1 && dry.result?["refusal"]?.string != nil)
    // The verdict before what would leave.
    let said = text(services)
    let verdict = try #require(said.ranges(of: "This export is for").last).lowerBound
    let would = try #require(said.ranges(of: "These would leave").last).lowerBound
    #expect(verdict < would)
    #expect(services.prompts.count == 1, "a refused export asks nothing")
  }

  @Test func exportRefusesUnclearRequests() throws {
    let services = StubServices()
    services.known = [try record("case", 1)]
    for words in [
      ["archive", "export", "-p", "copy", "-t", "team"],
      ["archive", "export", "--all", "X", "-p", "copy", "-t", "team"],
      ["archive", "export", "--all", "-p", "copy"],
      ["archive", "export", "--all", "-p", "everything", "-t", "team"],
      ["archive", "export", "--all", "-t", "team"],
      ["archive", "export", "--all", "-p", "copy", "-t", "team", "--passphrase"],
      ["archive", "export", "--all", "-p", "copy", "-t", "nobody"],
      ["archive", "export", "UNKNOWN", "-p", "copy", "-t", "team"],
    ] {
      #expect(throws: Failure.self, "\(words)") {
        let root = CommandSpec("frun", summary: "", subcommands: module.manifest.commands)
        guard case .run(let arguments) = ArgumentParser(root).parse(words) else {
          throw Failure.usage("the words are wrong")
        }
        _ = try module.run(
          Invocation(path: arguments.command, arguments: arguments, context: InvocationContext()),
          services)
      }
    }
    #expect(services.exports.isEmpty)
  }

  @Test func importReportsAndIsHonestAboutADryRun() throws {
    let services = StubServices()
    let outcome = try run("archive", "import", "a.age", with: services)
    #expect(outcome.status == 0 && outcome.result?["new"]?.integer == 2)
    #expect(services.imports.map(\.dryRun) == [false])
    #expect(text(services).contains("Took 2 changes in."))
    let dry = try run("archive", "import", "a.age", "--dry-run", with: services)
    #expect(dry.result?["dryRun"]?.bool == true)
  }

  @Test func anUnknownSenderIsConfirmedByTypingWordsNotByYes() throws {
    let services = StubServices()
    services.summary = StubServices.summary(handle: nil)
    for wrong in ["yes", "daben bagal", "garel bagal", "0123 4567", ""] {
      services.answers = [wrong]
      do {
        _ = try run("archive", "import", "a.age", with: services)
        Issue.record("taken in after \(wrong)")
      } catch let failure as Failure {
        #expect(failure.code == "signer.words-differ")
        // Who only copies has compared nothing.
        #expect(!"\(failure)".contains("bagal"))
      }
    }
    #expect(services.imports.isEmpty && !text(services).contains("bagal"))
    // The stub's chance asks for the second and the fourth.
    services.answers = ["Bagal dohun"]
    _ = try run("archive", "import", "a.age", with: services)
    #expect(services.imports.last?.confirmedSender == "RWQkey")
    let prompts = services.prompts.count
    _ = try run(
      "archive", "import", "a.age", "--confirm-sender", "daben bagal jofun dohun garel talor",
      with: services)
    _ = try run(
      "archive", "import", "a.age", "--confirm-sender", "0123 4567 8901 2345 6789", with: services)
    #expect(throws: Failure.self) {
      try run("archive", "import", "a.age", "--confirm-sender", "RWQkey", with: services)
    }
    #expect(services.prompts.count == prompts, "the option answers the question")
    #expect(services.imports.count == 3)
  }

  @Test func verifySaysNoForASenderNobodyKnows() throws {
    let services = StubServices()
    #expect(try run("archive", "verify", "a.age", with: services).status == 0)
    #expect(services.inspections.last?.isComplete == true)
    services.summary = StubServices.summary(handle: nil)
    #expect(try run("archive", "verify", "a.age", with: services).status == 1)
  }

  @Test func showAndListKeepGoing() throws {
    let services = StubServices()
    let shown = try run("archive", "show", "a.age", "-i", "key.txt", with: services)
    #expect(shown.result?["purpose"]?.string == "tracing")
    #expect(services.inspections.last?.identityFile == "key.txt")
    let listed = try run("archive", "list", "a.age", "b.age", with: services)
    #expect(listed.result?.array?.count == 2)
    #expect(services.inspections.last?.asksForPassphrase == false, "a list stops at no file")
    services.failure = Failure(.denied, "envelope.no-matching-identity", "not encrypted to you")
    let refused = try run("archive", "list", "a.age", with: services)
    #expect(refused.result?[0]?["state"]?.string == "not encrypted to you")
    #expect(throws: Failure.self) { try run("archive", "show", "a.age", with: services) }
  }

  @Test func anyFileIsEncryptedAndDecrypted() throws {
    let services = StubServices()
    _ = try run("archive", "encrypt", "report.csv", "--to", "team", "--armor", with: services)
    #expect(
      services.encryptions == [
        EncryptRequest(
          input: "report.csv", output: "report.csv.age", recipients: [.team], armored: true)
      ])
    #expect(throws: Failure.self) { try run("archive", "encrypt", "report.csv", with: services) }
    _ = try run("archive", "decrypt", "a/report.csv.age", with: services)
    #expect(services.decryptions.map(\.output) == ["a/report.csv"])
    #expect(text(services).contains("not encrypted"))
    for name in ["report.csv", ".age", "folder/.age"] {
      #expect(throws: Failure.self) { try run("archive", "decrypt", name, with: services) }
    }
  }
}
