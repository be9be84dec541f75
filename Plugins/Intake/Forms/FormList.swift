import FrunArguments
import FrunKit
import FrunText

/// Lists the forms there are.
enum FormList {
  static let command = Command(
    CommandSpec("list", summary: "List the forms").with {
      $0.seeAlso = ["form show", "form check", "intake fill"]
    }, run: run)

  static var listing: Listing<FormListing> {
    Listing<FormListing>(
      "frun.form.list/1", whenEmpty: "no forms found",
      [
        .init("id", "Form", isWhole: true) { Cell($0.id, .name) },
        .init("title", "Title") { Cell($0.title) },
        .init("version", "Version", dropPriority: 1) { Cell($0.version) },
        .init(
          "languages", "Languages", dropPriority: 2,
          json: { .array($0.languages.map { .string($0) }) }
        ) { Cell($0.languages.joined(separator: ", ")) },
        .init("origin", "Origin", dropPriority: 3) { Cell($0.origin.rawValue) },
      ])
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let forms = try services.forms()
    return try services.list(
      forms, as: listing, next: forms.first.map { ["frun form show \($0.id)"] } ?? [])
  }
}
