import FrunArguments
import FrunKit
import FrunText

extension HostCommand {
  /// `frun completion`: the script of a shell.
  static let completion = HostCommand(
    BuiltIn.completionCommand.with {
      $0.group = HostCommands.Group.setup
      $0.discussion = """
        Prints a short script that asks frun for candidates. It offers commands, options, \
        identifiers and file names, and never names of people; it never asks for the passphrase.
        """
      $0.examples = [
        Example("source <(frun completion bash)", "Try it in this shell"),
        Example(
          "frun completion fish > ~/.config/fish/completions/frun.fish", "Keep it, for fish"),
      ]
    }
  ) { invocation, session in
    let script = invocation[BuiltIn.completionShell].script(program: "frun")
    try session.presenter.emit(.verbatim(script))
    return .success(schema: "frun.completion/1", ["script": .string(script)])
  }

  /// `frun __complete`: called by the scripts.
  static let complete = HostCommand(BuiltIn.completeCommand) { invocation, session in
    let words = invocation[BuiltIn.completeWords]
    let engine = CompletionEngine(session.tree.root) { name, _ in
      Candidates(session).named(name)
    }
    let answer = engine.complete(words: words, cursor: max(words.count - 1, 0))
    try session.presenter.emit(.verbatim(answer.text))
    return .success()
  }

  /// `frun manual-pages`: called by `make install`.
  static let manual = HostCommand(
    CommandSpec(
      "manual-pages", summary: "Write the manual pages into a directory",
      arguments: [ManualPages.directory, ManualPages.date]
    ).with { $0.isHidden = true }
  ) { invocation, session in
    let directory = invocation[ManualPages.directory]
    let pages = ManualPage.pages(of: session.tree.root, date: invocation[ManualPages.date])
    do {
      try Files.makeDirectory(directory)
      for page in pages {
        try Files.write("\(directory)/\(page.fileName)", Array(page.text.utf8), replace: true)
      }
    } catch let problem as FileProblem {
      throw problem.failure(writing: directory)
    }
    try session.presenter.emit(.message(Message(.done, "Wrote \(pages.count) manual pages.")))
    return .success(schema: "frun.manual/1", ["pages": .integer(Int64(pages.count))])
  }
}

/// The arguments of `manual-pages`.
enum ManualPages {
  static let directory = Positional<String>("directory", help: "Where the pages go")
    .checked(as: .directory)
  static let date = Option<String>(
    "date", value: "date", default: "2026-11-21", help: "Date printed in the pages")
}

/// Candidates only the program knows. Never from inside the vault: completion
/// neither decrypts nor asks.
struct Candidates {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func named(_ name: String) -> [CompletionCandidate] {
    switch name {
    case "configKey": session.configuration.settings.map { CompletionCandidate($0.key, $0.help) }
    case "formID":
      ((try? HostServices(session).dataNames(under: "Forms")) ?? []).filter { $0.hasSuffix("/") }
        .map { CompletionCandidate(String($0.dropLast())) }
    case "helpSubject":
      session.tree.root.subcommands.filter { !$0.isHidden }.map {
        CompletionCandidate($0.name, $0.summary)
      } + session.tree.root.topics.map { CompletionCandidate($0.name, $0.summary) }
    default: []
    }
  }
}
