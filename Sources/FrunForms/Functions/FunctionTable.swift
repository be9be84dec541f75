/// All functions by name.
///
/// Source: XPath 1.0 section 4 and the ODK XForms specification, "XPath
/// functions"; where clients differ the choice is written beside the function.
enum FunctionTable {
  static func function(_ name: String) -> FormFunction? { all[name] }

  /// Names in alphabetical order.
  static var names: [String] { all.keys.sorted() }

  /// The known name nearest to a misspelt one.
  static func nearest(_ name: String) -> String? { EditDistance.nearest(name, in: names) }

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

/// Edit distance between short names, for "did you mean".
package enum EditDistance {
  /// Number of single-character edits, at most `limit` + 1.
  package static func between(_ first: String, _ second: String, limit: Int) -> Int {
    let left = Array(first.unicodeScalars)
    let right = Array(second.unicodeScalars)
    if abs(left.count - right.count) > limit { return limit + 1 }
    var row = Array(0...right.count)
    for (i, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let cost = min(diagonal + (scalar == other ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }

  /// The candidate closest to a name, when close enough to be a slip.
  package static func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
    guard name.count <= 64 else { return nil }
    let limit = name.count <= 3 ? 1 : name.count <= 6 ? 2 : 3
    let lowered = name.lowercased()
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = between(lowered, candidate.lowercased(), limit: limit)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.name
  }
}
