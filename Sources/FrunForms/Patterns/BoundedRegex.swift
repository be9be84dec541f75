/// Regular expressions in time linear in the text.
///
/// A form comes from a stranger and runs on an old laptop, so no pattern may
/// hang it. The usual engines backtrack and need exponential time for patterns
/// like `(a+)+b`; this one follows all alternatives at once (Thompson, CACM 11
/// (6), 1968). What cannot be done that way (back-references, look-around) is
/// refused by name.
package struct BoundedRegex: Sendable {
  /// Why a pattern is refused.
  package struct Failure: Error, Sendable {
    package let message: String
  }

  /// One step of the machine.
  indirect enum Instruction: Sendable {
    case scalar(CharacterSet)
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    case boundary(Bool)
    case match
  }

  private let program: [Instruction]
  /// Largest machine; `{n,m}` multiplies what it repeats.
  static let largestProgram = 4_000
  /// Longest text times machine size that is tried.
  static let largestWork = 20_000_000

  package init(_ pattern: String) throws(Failure) {
    var compiler = RegexCompiler(pattern)
    program = try compiler.compile()
  }

  /// Whether the whole text matches.
  package func matchesWhole(_ text: String) throws(Failure) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count * program.count <= Self.largestWork else {
      throw Failure(message: "the text is too long for this pattern")
    }
    var states: [Int] = []
    var marks = [Int](repeating: -1, count: program.count)
    add(0, to: &states, &marks, 0, scalars)
    for (index, scalar) in scalars.enumerated() {
      var next: [Int] = []
      for state in states {
        if case .scalar(let set) = program[state], set.contains(scalar) {
          add(state + 1, to: &next, &marks, index + 1, scalars)
        }
      }
      states = next
      if states.isEmpty { return false }
    }
    return states.contains { if case .match = program[$0] { true } else { false } }
  }

  /// Adds a state and all that can be reached without reading.
  private func add(
    _ first: Int, to states: inout [Int], _ marks: inout [Int], _ at: Int,
    _ scalars: [Unicode.Scalar]
  ) {
    var pending = [first]
    while let state = pending.popLast() {
      if marks[state] == at { continue }
      marks[state] = at
      switch program[state] {
      case .jump(let target): pending.append(target)
      case .split(let one, let two):
        pending.append(two)
        pending.append(one)
      case .start: if at == 0 { pending.append(state + 1) }
      case .end: if at == scalars.count { pending.append(state + 1) }
      case .boundary(let wanted):
        let before = at > 0 && CharacterSet.word.contains(scalars[at - 1])
        let after = at < scalars.count && CharacterSet.word.contains(scalars[at])
        if (before != after) == wanted { pending.append(state + 1) }
      case .scalar, .match: states.append(state)
      }
    }
  }
}

/// A set of Unicode scalars as a pattern writes it.
struct CharacterSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var categories: [CharacterCategory] = []
  /// Sets that are left out, for `\D` inside a class.
  var negated: [CharacterSet] = []
  var isNegated = false
  var ignoresCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if ignoresCase {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let upper = scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
      return (has(scalar) || has(lower) || has(upper)) != isNegated
    }
    return has(scalar) != isNegated
  }

  private func has(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
      || categories.contains { $0.contains(scalar) }
      || negated.contains { !$0.contains(scalar) }
  }

  static func one(_ scalar: Unicode.Scalar) -> CharacterSet {
    CharacterSet(ranges: [scalar.value...scalar.value])
  }

  static let digit = CharacterSet(ranges: [48...57])
  static let word = CharacterSet(ranges: [48...57, 65...90, 95...95, 97...122])
  static let space = CharacterSet(ranges: [9...13, 32...32])
  /// Everything but line ends.
  static let any = CharacterSet(
    ranges: [10...10, 13...13, 0x85...0x85, 0x2028...0x2029], isNegated: true)
}

/// A Unicode general category by its one- or two-letter name.
struct CharacterCategory: Sendable {
  let name: String
  var isNegated = false

  static let known: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp",
  ]

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    code(scalar.properties.generalCategory).hasPrefix(name) != isNegated
  }

  private func code(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    default: "C"
    }
  }
}
