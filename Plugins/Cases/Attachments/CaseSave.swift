import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let attachment = Positional<IdentifierText>(
    "attachment", help: "Reference that 'case attachments' prints")
  private static let to = Option<PathText>(
    required: "to", value: "file", help: "File to write; it must not exist")

  static let caseSave = Command(
    CommandSpec(
      "save", summary: "Write an attached file out of the vault",
      arguments: [to, CaseArguments.number, attachment]
    ).with {
      $0.synonyms = ["extract", "download"]
      $0.discussion = """
        The copy lies in the clear, readable for you alone: show or print it, then erase it. That it \
        was written out stands in the access log. An existing file is never replaced. The file is \
        not opened by frun, and nothing in it is checked: open what others sent with care.
        """
      $0.examples = [
        Example("frun case save K7M2-Q4XD 3fa85f64 --to photo.jpg", "writes a photo out")
      ]
      $0.exitStatuses = [
        ExitStatusSpec(66, "the bytes were left out by whoever sent the case"),
        ExitStatusSpec(73, "the file exists already"),
      ]
      $0.seeAlso = ["case attachments"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let record = try services.attachment(invocation[attachment].text, of: file)
    let name = invocation[to].path
    guard name != "-" else {
      throw Failure.usage("a file is written, not the terminal", hints: ["give --to FILE"])
    }
    let size = try services.saveAttachment(SaveRequest(record: record.id, output: name))
    try services.done("Wrote \(name)")
    try services.warn("This copy is not encrypted; erase it when the work is done.")
    return .success(
      schema: "frun.case.save/1",
      [
        "number": .string(file.number), "attachment": .string(record.id.text),
        "file": .string(name), "size": .integer(Int64(size)),
      ])
  }
}
