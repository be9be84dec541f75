import FrunText

/// All functions by name.
///
/// Source: XPath 1.0 section 4 and the ODK XForms specification, "XPath
/// functions"; where clients differ the choice is written beside the function.
enum FunctionTable {
  static func function(_ name: String) -> FormFunction? { all[name] }

  /// Names in alphabetical order.
  static var names: [String] { all.keys.sorted() }

  /// The known name nearest to a misspelt one.
  static func nearest(_ name: String) -> String? {
    Suggestions.nearest(to: name, among: names).first
  }

  private static let all: [String: FormFunction] = {
    var table: [String: FormFunction] = [:]
    for group in [
      textFunctions, numberFunctions, truthFunctions, nodeFunctions, dateFunctions,
      selectFunctions, placeFunctions, digestFunctions,
    ] {
      table.merge(group) { first, _ in first }
    }
    return table
  }()
}
