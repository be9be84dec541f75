/// Looks for e-mail addresses and telephone numbers, which do not belong into a curriculum: it is
/// printed, passed on and kept for years.
enum PrivacyScan {
  static func findings(in text: String, path: String) -> [CurriculumFinding] {
    var findings: [CurriculumFinding] = []
    for (offset, line) in CoursePage.lines(text).enumerated() {
      let bytes = Array(line.utf8)
      if hasAddress(bytes) {
        findings.append(
          CurriculumFinding(path, offset + 1, "privacy.email", "an e-mail address stands here"))
      }
      if hasNumber(bytes) {
        findings.append(
          CurriculumFinding(path, offset + 1, "privacy.phone", "a telephone number stands here"))
      }
    }
    return findings
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func hasAddress(_ line: [UInt8]) -> Bool {
    for (index, byte) in line.enumerated() where byte == 0x40 {
      guard index > 0, isWord(line[index - 1]) else { continue }
      let domain = line[(index + 1)...].prefix { isWord($0) || $0 == 0x2E || $0 == 0x2D }
      let parts = domain.split(separator: 0x2E)
      if parts.count >= 2,
        parts.last.map({ $0.count >= 2 && !$0.contains(where: { $0 < 65 }) })
          == true
      {
        return true
      }
    }
    return false
  }

  /// A plus and seven digits, or nine digits with at most one sign between two of them. Dates
  /// have eight, identifiers of questions and standards fewer.
  private static func hasNumber(_ line: [UInt8]) -> Bool {
    var digits = 0
    var signs = 0
    var hasPlus = false
    for (index, byte) in line.enumerated() {
      switch byte {
      case 48...57:
        if digits == 0, index > 0, isWord(line[index - 1]) || line[index - 1] == 0x2E {
          // Part of a word such as an identifier.
          digits = -1000
        }
        digits += 1
        signs = 0
        if digits >= (hasPlus ? 7 : 9) { return true }
      case 0x2B:
        (digits, signs, hasPlus) = (0, 0, true)
      case 0x20, 0x2D, 0x2F, 0x28, 0x29:
        signs += 1
        if signs > 2 { (digits, signs, hasPlus) = (0, 0, false) }
      default:
        (digits, signs, hasPlus) = (0, 0, false)
      }
    }
    return false
  }
}
