import FrunForms
import FrunKit

extension Services {
  /// Reads and checks a form.
  func compile(_ id: String, _ mode: FormCompiler.Mode) throws -> Compilation {
    FormCompiler(mode: mode).compile(try Workbook(form(id)))
  }

  /// A form that can be filled in. Mistakes that leave a usable form do not stop a family from
  /// being registered; `form check` names them.
  func readyForm(_ id: String) throws -> CompiledForm { try readyForm(form(id)) }

  /// The same for a form that was read before.
  func readyForm(_ source: FormSource) throws -> CompiledForm {
    let id = source.id
    let compilation = try FormCompiler(mode: .lenient).compile(Workbook(source))
    if let form = compilation.form { return form }
    let errors = compilation.problems.filter { $0.severity == .error }
    throw Failure(
      .data, "form.broken",
      errors.count == 1 ? "the form has an error" : "the form has \(errors.count) errors",
      place: errors.first.map { CheckFinding($0).place },
      causes: errors.prefix(3).map(\.message), hints: ["frun form check \(id)"])
  }
}
