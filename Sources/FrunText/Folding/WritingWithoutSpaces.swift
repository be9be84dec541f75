/// Scripts whose words are not separated, cut into pieces that can be searched as a phrase.
enum WritingWithoutSpaces {
  /// Whether a scalar belongs to a script that is written without spaces between words.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF, 0x1A20...0x1AAF,
      0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA9E0...0xA9FF,
      0xAA60...0xAA7F, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Cuts a run into tokens: a Burmese or Khmer syllable, a Thai or Lao letter with its marks, a
  /// single ideograph or kana.
  static func tokens(of run: [UInt32]) -> [[UInt32]] {
    var tokens: [[UInt32]] = []
    for index in run.indices {
      if tokens.isEmpty || startsToken(run, at: index) { tokens.append([]) }
      tokens[tokens.count - 1].append(run[index])
    }
    return tokens
  }

  private static func startsToken(_ run: [UInt32], at index: Int) -> Bool {
    let scalar = run[index]
    if isMark(scalar) { return false }
    let previous = run[index - 1]
    // A stacked consonant belongs to the one above it.
    if previous == Burmese.virama || previous == 0x17D2 { return false }
    guard Burmese.contains(scalar) else { return true }
    // A consonant that is killed by asat closes the syllable before it.
    var next = index + 1
    while next < run.count, Burmese.isTone(run[next]) { next += 1 }
    return next >= run.count || (run[next] != Burmese.asat && run[next] != Burmese.virama)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    guard let category = Unicode.Scalar(scalar)?.properties.generalCategory else { return false }
    return category == .nonspacingMark || category == .spacingMark || category == .enclosingMark
  }
}
