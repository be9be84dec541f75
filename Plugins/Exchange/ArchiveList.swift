import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let files = Positional<[PathText]>(
    "file", count: .several, help: "Archives to look at")

  /// One file of the list: its summary, or why it cannot be opened.
  private struct Entry {
    let name: String
    let summary: ArchiveSummary?
    let state: Cell
  }

  static let archiveList = Command(
    CommandSpec(
      "list", summary: "List archives with sender, purpose and cases",
      arguments: [files] + OpeningOptions.all
    ).with {
      $0.discussion = """
        Archive files have random names. This opens the header of each and shows one line: who \
        sent it, what for, which cases. Files that are not for you or not archives are listed with \
        the reason. Nothing is taken in.
        """
      $0.examples = [
        Example("frun archive list /media/stick/*.age", "See what is on a stick")
      ]
      $0.requires = ["vault.read"]
      $0.seeAlso = ["archive show"]
    }
  ) { invocation, services in
    let listing = Listing<Entry>(
      "frun.archive.list/1",
      [
        .init("file", "File", isWhole: true) { Cell($0.name, .name) },
        .init("sender", "From") {
          Cell($0.summary?.sender.handle ?? $0.summary?.sender.claims ?? "")
        },
        .init(
          "purpose", "Purpose", dropPriority: 3,
          json: { $0.summary.map { .string($0.purpose.rawValue) } ?? .null }
        ) { Cell($0.summary?.purpose.rawValue ?? "") },
        .init(
          "cases", "Cases", dropPriority: 1,
          json: { .array(($0.summary?.cases ?? []).map { .string($0) }) }
        ) { Cell($0.summary?.cases.joined(separator: ", ") ?? "") },
        .init(
          "changes", "Changes", isTrailing: true, dropPriority: 2,
          json: { $0.summary.map { .integer(Int64($0.commits)) } ?? .null }
        ) { Cell($0.summary.map { "\($0.commits)" } ?? "") },
        .init("state", "State") { $0.state },
      ])
    let entries = try invocation[files].map { file in
      try entry(file.path, invocation, services)
    }
    return try services.list(entries, as: listing)
  }

  private static func entry(
    _ path: String, _ invocation: Invocation, _ services: any Services
  ) throws -> Entry {
    do {
      var request = InspectRequest(
        input: path, identityFile: invocation[OpeningOptions.identity]?.path,
        usesPassphrase: invocation[OpeningOptions.passphrase]
          || invocation[OpeningOptions.passphraseFile] != nil)
      // A list stops at no file to ask.
      request.asksForPassphrase = false
      let summary = try services.inspect(request)
      let state =
        switch summary.sender.standing {
        case .known: Cell("ready", .good)
        case .revoked: Cell("revoked sender", .bad)
        case .successor: Cell("new key", .caution)
        case .unknown: Cell("unknown sender", .caution)
        }
      return Entry(name: path, summary: summary, state: state)
    } catch let failure as Failure where failure.kind == .cancelled || failure.kind == .usage {
      throw failure
    } catch let failure as Failure {
      return Entry(name: path, summary: nil, state: Cell(failure.message, .bad))
    } catch {
      // Errors of the layers below name what is wrong in a sentence, without personal data.
      return Entry(name: path, summary: nil, state: Cell("cannot be opened", .bad))
    }
  }
}
