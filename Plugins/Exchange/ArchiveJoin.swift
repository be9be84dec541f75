import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let parts = Positional<[PathText]>(
    "part", count: .several, help: "One part, when all lie in one folder, or all of them")
  private static let output = Option<PathText?>(
    "output", short: "o", value: "file",
    help: "File to write (default: the name of the parts, beside the first)")

  static let archiveJoin = Command(
    CommandSpec(
      "join", summary: "Join the parts of a split file",
      arguments: [parts, output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Of a single part the others are looked for in its folder. Parts that are missing are named, \
        and so are parts of another file: by their names and sizes, and by the list NAME.sha256 when \
        it is there. Nothing appears under the name of the file before it is whole.
        """
      $0.examples = [
        Example("frun archive join frun-k3m8.tar.zst.age.part-001-of-003", "All in one folder"),
        Example(
          "frun archive join /media/*/*.part-*-of-003 -o case.age", "Parts on several sticks"),
      ]
      $0.exitStatuses = [
        ExitStatusSpec(65, "a part belongs to another file or is damaged"),
        ExitStatusSpec(66, "a part is missing"),
      ]
      $0.seeAlso = ["archive split", "archive import"]
    }
  ) { invocation, services in
    let report = try services.join(
      PartsRequest(
        parts: invocation[parts].map(\.path), output: invocation[output]?.path,
        replace: invocation[CommonOptions.force]))
    try services.done("Wrote \(report.fileName)")
    return .success(
      schema: "frun.archive.join/1", sealedFile(report.fileName, report.size),
      next: ["frun archive show \(report.fileName)"])
  }
}
