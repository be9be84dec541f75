/// A text about a date, cut into numbers and words.
struct DateWords {
  /// A number and how many digits were written.
  struct Number: Hashable {
    let value: Int
    let length: Int
  }

  /// A piece of the text.
  enum Part: Hashable {
    case number(Number)
    case word(String)
  }

  /// A span of time.
  enum Unit { case day, week, month, year }

  private(set) var parts: [Part] = []
  private let sign: Character?
  private static let lead: Set<Character> = ["~", "≈"]
  private var isMarkedAbout = false

  init(_ text: String) {
    let folded = Self.fold(text)
    let trimmed = folded.drop { $0.isWhitespace }
    sign = trimmed.first.flatMap { "-+−".contains($0) ? $0 : nil }
    isMarkedAbout = trimmed.first.map { Self.lead.contains($0) } ?? false
    var digits = ""
    var letters = ""
    func flush() {
      if !digits.isEmpty {
        // More digits than a date can have are no number but a word that is none.
        let number = digits.count <= 8 ? Int(digits) : nil
        parts.append(
          number.map { .number(Number(value: $0, length: digits.count)) } ?? .word(digits))
      }
      if !letters.isEmpty { parts.append(.word(letters)) }
      digits = ""
      letters = ""
    }
    for character in folded {
      if character.isASCII, character.isNumber {
        if !letters.isEmpty { flush() }
        digits.append(character)
      } else if character.isLetter || character == "'" || character == "’" {
        if !digits.isEmpty { flush() }
        letters.append(character)
      } else {
        flush()
      }
    }
    flush()
    join()
  }

  /// Names of two words become one: كانون الثاني, Rabi al-Thani.
  private mutating func join() {
    var joined: [Part] = []
    for part in parts {
      if case .word(let next) = part, case .word(let last)? = joined.last,
        Self.firstWords.contains(last)
      {
        joined[joined.count - 1] = .word(last + next)
      } else {
        joined.append(part)
      }
    }
    // Words of grammar say nothing: 12 de marzo de 2015, the 3rd of May.
    parts = joined.filter { part in
      if case .word(let word) = part { !Self.fillers.contains(word) } else { true }
    }
  }

  private static let firstWords: Set<String> = [
    "كانون", "تشرين", "ربيع", "جمادى", "ذو", "rabi", "rabial", "jumada", "dhu", "dhual",
  ]
  private static let fillers: Set<String> = [
    "de", "del", "of", "the", "le", "st", "nd", "rd", "th", "er", "en", "in", "في", "من", "م", "ه",
  ]

  // MARK: What words say

  private static let abouts: Set<String> = [
    "about", "approximately", "approx", "around", "circa", "ca", "c", "environ", "vers", "hacia",
    "aproximadamente", "حوالي", "تقريبا", "نحو",
  ]
  private static let dayWords: [String: Int] = [
    "today": 0, "now": 0, "yesterday": -1, "tomorrow": 1, "aujourd'hui": 0, "aujourd’hui": 0,
    "hier": -1, "demain": 1, "hoy": 0, "ayer": -1, "اليوم": 0, "امس": -1, "أمس": -1, "غدا": 1,
  ]
  private static let ages: Set<String> = ["age", "aged", "edad", "عمر", "عمره", "عمرها", "العمر"]
  private static let units: [String: Unit] = [
    "d": .day, "day": .day, "days": .day, "j": .day, "jour": .day, "jours": .day, "dia": .day,
    "dias": .day, "يوم": .day, "ايام": .day, "أيام": .day, "w": .week, "week": .week,
    "weeks": .week, "semaine": .week, "semaines": .week, "semana": .week, "semanas": .week,
    "اسبوع": .week, "أسبوع": .week, "m": .month, "month": .month, "months": .month, "mois": .month,
    "mes": .month, "meses": .month, "شهر": .month, "اشهر": .month, "أشهر": .month, "y": .year,
    "year": .year, "years": .year, "an": .year, "ans": .year, "ano": .year, "anos": .year,
    "سنة": .year, "سنوات": .year,
  ]

  /// Takes the word for "about" away, and says whether there was one.
  mutating func takeAbout() -> Bool {
    let before = parts.count
    parts.removeAll { part in
      if case .word(let word) = part { Self.abouts.contains(word) } else { false }
    }
    return isMarkedAbout || parts.count < before
  }

  /// Days from today that a single word names.
  var dayWord: Int? {
    guard parts.count == 1, case .word(let word) = parts[0] else { return nil }
    return Self.dayWords[word]
  }

  /// Years of age: `age 9`, `9 years old`.
  var age: Int? {
    guard parts.count >= 2 else { return nil }
    if case .word(let word) = parts[0], Self.ages.contains(word), parts.count <= 3,
      case .number(let number) = parts[1]
    {
      guard parts.count == 3 else { return number.value }
      guard case .word(let unit) = parts[2], Self.units[unit] == .year else { return nil }
      return number.value
    }
    guard parts.count == 3, case .number(let number) = parts[0], case .word(let unit) = parts[1],
      Self.units[unit] == .year, parts[2] == .word("old")
    else { return nil }
    return number.value
  }

  /// A distance from today: `-3d`, `+2 weeks`, `5 months ago`.
  var distance: (Int, Unit)? {
    guard parts.count >= 2, case .number(let number) = parts[0], case .word(let word) = parts[1],
      let unit = Self.units[word]
    else { return nil }
    if parts.count == 2, let sign { return (sign == "+" ? number.value : -number.value, unit) }
    if parts.count == 3, parts[2] == .word("ago"), sign == nil { return (-number.value, unit) }
    return nil
  }

  /// Lower case, Latin accents and Arabic vowel signs dropped, digits of every script as 0–9.
  private static func fold(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue, let digit = Unicode.Scalar(UInt32(48 + value))
      {
        result.append(digit)
      } else if let plain = plainLetters[scalar] {
        result.append(plain)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "á": "a", "à": "a", "â": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
    "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ô": "o", "ö": "o", "ú": "u", "ù": "u", "û": "u",
    "ü": "u", "ç": "c",
  ]
}
