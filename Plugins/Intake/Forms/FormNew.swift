import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Writes a small form to begin with.
enum FormNew {
  private static let name = Positional<String>(
    "name", help: "Identifier of the form: small letters, digits and hyphens")
  private static let title = Option<String?>("title", value: "text", help: "Title shown to people")
  private static let languages = Option<[String]>(
    "language", value: "language",
    help: "A language, as in 'French (fr)'; may be given several times")

  static let command = Command(
    CommandSpec(
      "new", summary: "Write a small form to begin with",
      arguments: [name, title, languages, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        The form registers a child with a name, an age, a choice that opens a further question, \
        and rows for relatives; it passes 'frun form check'. Change the CSV files with a text \
        editor or a spreadsheet program.
        """
      $0.examples = [
        Example(
          "frun form new intake-calais --language 'English (en)' --language 'French (fr)'",
          "with columns for two languages")
      ]
      $0.seeAlso = ["form check", "form fmt", "form to-xlsx"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let name = invocation[name]
    let isName =
      name.utf8.first.map { (97...122).contains($0) } == true
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
      }
    guard isName, name.utf8.count <= 64 else {
      throw Failure.usage(
        "an identifier begins with a small letter and has small letters, digits and hyphens only")
    }
    let chosen = invocation[languages]
    let form = StartingForm(
      id: name, title: invocation[title] ?? name, version: services.today.description,
      languages: chosen.isEmpty ? ["English (en)"] : chosen)
    let target = invocation[CommonOptions.output]?.path ?? name
    guard target != "-" else { throw Failure.usage("a folder cannot go to standard output") }
    let files = form.workbook.folderFiles()
    try services.writeFolder(target, files, replace: invocation[CommonOptions.force])
    try services.done("Wrote a form to \(target)")
    let path = target.contains("/") || target.contains(".") ? target : "./\(target)"
    return .success(
      schema: "frun.form.new/1", .array(files.keys.sorted().map { .string("\(target)/\($0)") }),
      next: ["frun form check \(path)", "frun form show \(path)"])
  }
}

/// A small form that shows the shapes a form is made of.
struct StartingForm {
  let id: String
  let title: String
  let version: String
  let languages: [String]

  private func labels(_ text: String) -> [String] {
    languages.enumerated().map { place, language in
      text.isEmpty || place == 0 ? text : "[\(language)] \(text)"
    }
  }

  var workbook: Workbook {
    Workbook(
      name: id, sheets: [survey, choices, settings, entities])
  }

  private func sheet(_ name: String, _ rows: [[String]]) -> Sheet {
    Sheet(
      name: name, rows: rows.enumerated().map { Sheet.Row(number: $0 + 1, cells: $1) },
      place: name + ".csv")
  }

  private var survey: Sheet {
    func row(
      _ type: String, _ name: String, _ label: String, required: String = "",
      relevant: String = "", constraint: String = "", message: String = "", saveTo: String = "",
      calculation: String = ""
    ) -> [String] {
      [type, name] + labels(label) + [required] + [relevant, constraint] + labels(message)
        + [calculation, saveTo]
    }
    let header =
      ["type", "name"] + languages.map { "label::\($0)" } + ["required", "relevant", "constraint"]
      + languages.map { "constraint_message::\($0)" } + ["calculation", "save_to"]
    return sheet(
      "survey",
      [
        header,
        row("begin_group", "child", "The child"),
        row("text", "full_name", "Full name", required: "yes", saveTo: "name#text"),
        row("calculate", "name_kind", "", saveTo: "name#kind", calculation: "'full'"),
        row("select_one sex", "sex", "Sex", required: "yes", saveTo: "person#sex"),
        row(
          "integer", "age", "Age in years", constraint: ". >= 0 and . < 18",
          message: "A child is younger than 18."),
        row("end_group", "", ""),
        row("select_one yes_no", "has_relatives", "Are relatives known?", required: "yes"),
        row("begin_repeat", "relatives", "Relatives", relevant: "${has_relatives} = 'yes'"),
        row(
          "text", "relative_name", "Name of the relative", required: "yes",
          saveTo: "person_relative#fullName"),
        row(
          "select_one relation", "relation", "Relation to the child", required: "yes",
          saveTo: "person_relative#relation"),
        row("end_repeat", "", ""),
      ])
  }

  private var choices: Sheet {
    func row(_ list: String, _ name: String, _ label: String) -> [String] {
      [list, name] + labels(label)
    }
    return sheet(
      "choices",
      [
        ["list_name", "name"] + languages.map { "label::\($0)" },
        row("sex", "female", "Female"), row("sex", "male", "Male"), row("sex", "other", "Other"),
        row("yes_no", "yes", "Yes"), row("yes_no", "no", "No"),
        row("relation", "mother", "Mother"), row("relation", "father", "Father"),
        row("relation", "brother", "Brother"), row("relation", "sister", "Sister"),
        row("relation", "uncle", "Uncle"), row("relation", "aunt", "Aunt"),
      ])
  }

  private var settings: Sheet {
    sheet(
      "settings",
      [
        ["form_title", "form_id", "version", "default_language"],
        [title, id, version, languages.first ?? ""],
      ])
  }

  private var entities: Sheet {
    sheet(
      "entities",
      [
        ["list_name", "label", "repeat"], ["person", "${full_name}", ""],
        ["name", "${full_name}", ""], ["person_relative", "${relative_name}", "${relatives}"],
      ])
  }
}
