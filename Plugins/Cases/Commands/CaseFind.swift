import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let words = Positional<String?>(
    "text", help: "Name or number; better asked for or sent with --from -"
  ).sensitive()
  private static let from = Option<PathText?>(
    "from", value: "file", help: "Read what to look for from a file, - for standard input")

  static let caseFind = Command(
    CommandSpec(
      "find", summary: "Find cases by a name in any script",
      arguments: [from, words, CommonOptions.limit]
    ).with {
      $0.synonyms = ["search", "grep"]
      $0.discussion = """
        Looks in the names and identity numbers of all persons. Letters with and without marks, \
        old and new spellings, and beginnings of words count as the same. Each line of the input \
        is looked for on its own. Names on the command line stay in the shell's history: send \
        them with --from -, or leave them out and be asked.
        """
      $0.examples = [
        Example("frun case find --from -", "reads the name from standard input"),
        Example("frun case find", "asks for it"),
      ]
      $0.seeAlso = ["case list"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let texts: [String]
    if let name = invocation[from]?.path {
      texts = try JSONInput.text(name, services).split(separator: "\n").prefix(100).map(String.init)
    } else {
      texts = [
        try invocation[words] ?? services.askLine("Name or number to look for", option: "--from")
      ]
    }
    let limit = invocation[CommonOptions.limit]
    let found = try FoundCase.search(texts, limit: limit, services)
    return try services.list(
      found,
      as: Listing(
        "frun.case.find/1", whenEmpty: "nobody of this name",
        FoundCase.columns(invocation.context.language)),
      also: [("case", { $0.row.identifier })],
      next: found.first.map { ["frun case show \($0.row.file.number)"] } ?? [])
  }
}
