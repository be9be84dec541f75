import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Writes a form folder in its one canonical spelling.
enum FormFormat {
  private static let check = Flag("check", help: "Change nothing; the status is 1 if it would")

  static let command = Command(
    CommandSpec(
      "fmt", summary: "Write a form folder in one canonical spelling",
      arguments: [FormArguments.form, check, CommonOptions.output]
    ).with {
      $0.rules = [.exclusive(check, CommonOptions.output)]
      $0.discussion = """
        Headings by their first name and in one order, types in one spelling, yes and no as yes \
        and nothing, no empty columns and rows. What the form asks stays the same. A folder is \
        changed in place; a workbook needs -o with the folder to write.
        """
      $0.examples = [
        Example("frun form fmt ./our-form", "in place"),
        Example("frun form fmt ./our-form --check", "for a check before a commit"),
      ]
      $0.seeAlso = ["form check", "form diff", "form to-csv"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let typed = invocation[FormArguments.form]
    let source = try services.form(typed)
    let workbook = try Workbook(source)
    let files = workbook.canonical().folderFiles()
    let isFolder = source.files.keys.contains { $0.lowercased() == "survey.csv" }
    let changed = files.filter { source.files[$0.key] != $0.value }.keys.sorted()
    let names = JSONValue.array(changed.map { .string($0) })
    if invocation[check] {
      guard isFolder else { throw needsFolder }
      for name in changed { try services.say("\(name) is not in its canonical spelling.") }
      return changed.isEmpty
        ? .success(schema: "frun.form.fmt/1", names)
        : .negative(schema: "frun.form.fmt/1", names, next: ["frun form fmt \(typed)"])
    }
    if let target = invocation[CommonOptions.output] {
      try services.writeFolder(target.path, files, replace: true)
      try services.done("Wrote the form to \(target.path)")
      return .success(
        schema: "frun.form.fmt/1", .array(files.keys.sorted().map { .string($0) }),
        next: ["frun form check \(target.path)"])
    }
    guard isFolder, typed.contains("/") || typed.contains(".") else { throw needsFolder }
    if changed.isEmpty {
      try services.say("The form is in its canonical spelling.")
    } else {
      try services.writeFolder(typed, files.filter { changed.contains($0.key) }, replace: true)
      try services.done("Rewrote \(changed.joined(separator: ", "))")
    }
    return .success(schema: "frun.form.fmt/1", names, next: ["frun form check \(typed)"])
  }

  private static let needsFolder = Failure.usage(
    "only a folder of CSV files of your own can be changed in place",
    hints: ["give -o FOLDER to write one", "frun form to-csv FORM -o FOLDER"])
}
