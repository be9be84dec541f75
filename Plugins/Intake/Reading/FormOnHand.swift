import FrunForms
import FrunKit

/// A form as the user named it, read but not compiled.
struct FormOnHand {
  /// What was typed: an identifier, a folder, a file.
  let typed: String
  /// Its sheets.
  let workbook: Workbook

  init(_ typed: String, _ services: any Services) throws {
    self.typed = typed
    workbook = try Workbook(services.form(typed))
  }

  /// Whether what was typed is a path and not the identifier of an installed form.
  var isPath: Bool { typed.contains("/") || typed.contains(".") }

  /// The path or, for an installed form, where the source tree keeps it.
  private var base: String {
    let path = isPath ? typed : "Forms/\(typed)"
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// What compilers print before the row: the file of a sheet; for a workbook its name and the
  /// sheet's.
  func file(ofSheet name: String?) -> String {
    guard let name else { return base }
    let sheet = workbook.sheets.first { $0.name.lowercased() == name.lowercased() }
    guard let place = sheet?.place, place.lowercased().hasSuffix(".csv"),
      !typed.lowercased().hasSuffix(".csv")
    else { return "\(base):\(name)" }
    return "\(base)/\(place)"
  }

  /// Name of the folder or file without what comes before and after.
  var stem: String {
    let last = base.split(separator: "/").last.map(String.init) ?? base
    return last.split(separator: ".").first.map(String.init) ?? last
  }
}
