/// Turns a pattern into the machine's program by recursive descent.
struct RegexCompiler {
  private typealias Failure = BoundedRegex.Failure
  private typealias Instruction = BoundedRegex.Instruction

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func compile() throws(BoundedRegex.Failure) -> [BoundedRegex.Instruction] {
    guard scalars.count <= 2_000 else {
      throw Failure(message: "the pattern is longer than 2000 characters")
    }
    var program = try alternatives()
    guard position == scalars.count else {
      throw Failure(message: "the pattern closes a parenthesis that was never opened")
    }
    program.append(.match)
    return program
  }

  private var current: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(Failure) -> [Instruction] {
    guard depth < 50 else { throw Failure(message: "the pattern is nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    var program = try sequence()
    while take("|") {
      let other = try sequence()
      program =
        [.split(1, program.count + 2)] + shifted(program, by: 1)
        + [.jump(program.count + other.count + 2)] + shifted(other, by: program.count + 2)
    }
    return try bounded(program)
  }

  private mutating func sequence() throws(Failure) -> [Instruction] {
    var program: [Instruction] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      let piece = try quantified(try atom())
      program = try bounded(program + shifted(piece, by: program.count))
    }
    return program
  }

  private func bounded(_ program: [Instruction]) throws(Failure) -> [Instruction] {
    guard program.count <= BoundedRegex.largestProgram else {
      throw Failure(message: "the pattern repeats too much to be checked")
    }
    return program
  }

  /// Targets are absolute inside a piece, so moving a piece moves its targets.
  private func shifted(_ program: [Instruction], by offset: Int) -> [Instruction] {
    program.map { instruction in
      switch instruction {
      case .split(let one, let two): .split(one + offset, two + offset)
      case .jump(let target): .jump(target + offset)
      default: instruction
      }
    }
  }

  private mutating func quantified(_ piece: [Instruction]) throws(Failure) -> [Instruction] {
    var result = piece
    while let scalar = current {
      var low = 0
      var high: Int? = nil
      switch scalar {
      case "*": position += 1
      case "+":
        position += 1
        low = 1
      case "?":
        position += 1
        high = 1
      case "{":
        guard let (least, most) = counts() else { return result }
        (low, high) = (least, most)
      default: return result
      }
      // Lazy and possessive marks do not change whether the whole text matches
      // in the patterns that forms use; they are read and ignored.
      if !take("?") { _ = take("+") }
      result = try repeated(result, low, high)
    }
    return result
  }

  private mutating func counts() -> (Int, Int?)? {
    var index = position + 1
    func number() -> Int? {
      var value: Int?
      while index < scalars.count, ("0"..."9").contains(scalars[index]), (value ?? 0) < 100_000 {
        value = (value ?? 0) * 10 + Int(scalars[index].value - 48)
        index += 1
      }
      return value
    }
    guard let low = number() else { return nil }
    var high: Int? = low
    if index < scalars.count, scalars[index] == "," {
      index += 1
      high = number()
    }
    guard index < scalars.count, scalars[index] == "}" else { return nil }
    position = index + 1
    return (low, high)
  }

  private func repeated(
    _ piece: [Instruction], _ low: Int, _ high: Int?
  ) throws(Failure) -> [Instruction] {
    if let high, high < low {
      throw Failure(message: "the pattern repeats from a larger to a smaller number")
    }
    let copies = max(low, high ?? low) + 1
    guard piece.count * copies <= BoundedRegex.largestProgram else {
      throw Failure(message: "the pattern repeats too much to be checked")
    }
    var program: [Instruction] = []
    for _ in 0..<low { program += shifted(piece, by: program.count) }
    if let high {
      for _ in low..<high {
        let start = program.count
        program.append(.split(start + 1, start + 1 + piece.count))
        program += shifted(piece, by: start + 1)
      }
    } else {
      let start = program.count
      program.append(.split(start + 1, start + 2 + piece.count))
      program += shifted(piece, by: start + 1)
      program.append(.jump(start))
    }
    return program
  }

  private func literal(_ set: CharacterSet) -> [Instruction] {
    var set = set
    set.ignoresCase = ignoresCase
    return [.scalar(set)]
  }

  private mutating func atom() throws(Failure) -> [Instruction] {
    guard let scalar = current else { return [] }
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return literal(try characterClass())
    case ".": return literal(.any)
    case "^": return [.start]
    case "$": return [.end]
    case "\\": return try escape()
    case "*", "+", "?": throw Failure(message: "the pattern repeats nothing before “\(scalar)”")
    default: return literal(.one(scalar))
    }
  }

  private mutating func group() throws(Failure) -> [Instruction] {
    let outer = ignoresCase
    if take("?") {
      if take("i") {
        ignoresCase = true
        if take(")") { return [] }
        guard take(":") else { throw unsupported("this kind of group") }
      } else if !take(":") {
        throw unsupported("look-around or a named group")
      }
    }
    let inner = try alternatives()
    guard take(")") else { throw Failure(message: "a parenthesis of the pattern is never closed") }
    ignoresCase = outer
    return inner
  }

  private func unsupported(_ what: String) -> Failure {
    Failure(message: "the pattern uses \(what), which is not supported")
  }

  private mutating func escape() throws(Failure) -> [Instruction] {
    switch current {
    case "b":
      position += 1
      return [.boundary(true)]
    case "B":
      position += 1
      return [.boundary(false)]
    case "A":
      position += 1
      return [.start]
    case "z", "Z":
      position += 1
      return [.end]
    case .some("1"..."9"): throw unsupported("a back-reference")
    default: return literal(try escapedSet())
    }
  }

  /// What follows a backslash, as a set of characters.
  private mutating func escapedSet() throws(Failure) -> CharacterSet {
    guard let scalar = current else {
      throw Failure(message: "the pattern ends with a backslash")
    }
    position += 1
    switch scalar {
    case "d": return .digit
    case "w": return .word
    case "s": return .space
    case "D", "W", "S":
      var set = scalar == "D" ? CharacterSet.digit : scalar == "W" ? .word : .space
      set.isNegated = true
      return set
    case "p", "P": return try category(isNegated: scalar == "P")
    case "n": return .one("\n")
    case "r": return .one("\r")
    case "t": return .one("\t")
    case "u": return try codePoint(digits: 4)
    case "x": return try codePoint(digits: 2)
    case "a"..."z", "A"..."Z", "0"..."9": throw unsupported("“\\\(scalar)”")
    default: return .one(scalar)
    }
  }

  private mutating func codePoint(digits: Int) throws(Failure) -> CharacterSet {
    let end = min(position + digits, scalars.count)
    let text = String(scalars[position..<end].map(Character.init))
    guard text.count == digits, let value = UInt32(text, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw Failure(message: "the pattern writes a character by a number that is none") }
    position = end
    return .one(scalar)
  }

  private mutating func category(isNegated: Bool) throws(Failure) -> CharacterSet {
    var name = ""
    if take("{") {
      while let scalar = current, scalar != "}", name.count < 32 {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw Failure(message: "“\\p{” is never closed in the pattern") }
    } else if let scalar = current {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    let long = [
      "Alpha": "L", "IsAlphabetic": "L", "Alphabetic": "L", "IsLetter": "L", "Letter": "L",
      "Upper": "Lu", "Lower": "Ll", "Digit": "Nd", "IsDigit": "Nd", "Punct": "P", "Space": "Z",
    ]
    let code = long[name] ?? name
    guard CharacterCategory.known.contains(code) else {
      throw unsupported("the character property “\(name)”")
    }
    return CharacterSet(categories: [CharacterCategory(name: code, isNegated: isNegated)])
  }

  private mutating func characterClass() throws(Failure) -> CharacterSet {
    var set = CharacterSet()
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = current {
      if scalar == "]", !isFirst {
        position += 1
        return set
      }
      isFirst = false
      position += 1
      if scalar == "[" || (scalar == "&" && current == "&") {
        if scalar == "[", current != ":" { throw unsupported("a class inside a class") }
        if scalar == "&" { throw unsupported("an intersection of classes") }
      }
      let low = scalar == "\\" ? try escapedSet() : .one(scalar)
      guard low.ranges.count == 1, low.categories.isEmpty, !low.isNegated,
        let from = low.ranges.first, from.count == 1, current == "-",
        position + 1 < scalars.count, scalars[position + 1] != "]"
      else {
        if low.isNegated { set.negated.append(positive(low)) } else { set.ranges += low.ranges }
        set.categories += low.categories
        continue
      }
      position += 1
      guard let next = current else { break }
      position += 1
      let high = next == "\\" ? try escapedSet() : .one(next)
      guard let to = high.ranges.first, high.ranges.count == 1, to.count == 1,
        from.lowerBound <= to.lowerBound
      else { throw Failure(message: "a range in the pattern runs backwards") }
      set.ranges.append(from.lowerBound...to.lowerBound)
    }
    throw Failure(message: "a bracket of the pattern is never closed")
  }

  private func positive(_ set: CharacterSet) -> CharacterSet {
    var set = set
    set.isNegated = false
    return set
  }
}
