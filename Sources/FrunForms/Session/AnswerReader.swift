/// Reads what a person or a file gives as an answer into the stored form.
///
/// Digits of Arabic, Persian, Devanagari, Bengali, Myanmar and other scripts
/// are accepted wherever a number is; spaces around an answer are dropped.
enum AnswerReader {
  /// The stored text, or a sentence saying what is expected.
  static func read(
    _ text: String, as type: QuestionType, item: FormItem, offset: Int
  ) -> Result<String, Expectation> {
    let trimmed = TextCleaning.trimmed(text)
    if trimmed.isEmpty { return .success("") }
    switch type {
    case .integer: return integer(trimmed)
    case .decimal: return decimal(trimmed)
    case .range: return range(trimmed, item)
    case .date:
      guard let moment = FormMoment(westernDigits(trimmed), localOffset: offset) else {
        return .failure(Expectation("a date as YYYY-MM-DD is expected"))
      }
      return .success(moment.wholeDay.text)
    case .dateTime:
      guard let moment = FormMoment(westernDigits(trimmed), localOffset: offset) else {
        return .failure(Expectation("a date and time as YYYY-MM-DDThh:mm is expected"))
      }
      return .success(
        moment.time == nil
          ? FormMoment(day: moment.day, milliseconds: 0, offset: offset).text : moment.text)
    case .time: return time(westernDigits(trimmed), offset: offset)
    case .selectMultiple, .rank:
      var seen: Set<String> = []
      return .success(trimmed.words.filter { seen.insert($0).inserted }.joined(separator: " "))
    case .acknowledge:
      let isYes = ["ok", "yes", "true", "1"].contains(trimmed.lowercased())
      return isYes ? .success("OK") : .failure(Expectation("only OK or nothing is expected"))
    case .geopoint, .geotrace, .geoshape: return places(westernDigits(trimmed), type)
    case .text where item.appearance.contains("numbers"):
      let digits = westernDigits(trimmed)
      guard digits.unicodeScalars.allSatisfy({ "0123456789-+.,() ".unicodeScalars.contains($0) })
      else { return .failure(Expectation("digits are expected")) }
      return .success(digits)
    case .text: return .success(text)
    default: return .success(trimmed)
    }
  }

  /// What an answer should have been.
  struct Expectation: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static func integer(_ text: String) -> Result<String, Expectation> {
    let digits = westernDigits(text)
    let bare = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    guard !bare.isEmpty, bare.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return .failure(Expectation("a whole number is expected"))
    }
    guard let number = Int64(digits) else {
      return .failure(Expectation("the number is too large"))
    }
    return .success(String(number))
  }

  private static func decimal(_ text: String) -> Result<String, Expectation> {
    let number = FormNumber.parse(westernDigits(text))
    guard number.isFinite else { return .failure(Expectation("a number is expected")) }
    return .success(FormNumber.format(number))
  }

  private static func range(_ text: String, _ item: FormItem) -> Result<String, Expectation> {
    let number = FormNumber.parse(westernDigits(text))
    guard number.isFinite else { return .failure(Expectation("a number is expected")) }
    let start = item.parameters["start"].map(FormNumber.parse) ?? 1
    let end = item.parameters["end"].map(FormNumber.parse) ?? 10
    let step = abs(item.parameters["step"].map(FormNumber.parse) ?? 1)
    let low = min(start, end)
    let high = max(start, end)
    guard (low...high).contains(number) else {
      return .failure(
        Expectation(
          "a number between \(FormNumber.format(low)) and \(FormNumber.format(high)) is expected"))
    }
    let steps = (number - start) / step
    guard step == 0 || abs(steps - steps.rounded()) < 1e-9 else {
      return .failure(Expectation("a number in steps of \(FormNumber.format(step)) is expected"))
    }
    return .success(FormNumber.format(number))
  }

  private static func time(_ text: String, offset: Int) -> Result<String, Expectation> {
    var scanner = DigitScanner(text)
    guard let time = scanner.time(localOffset: offset), scanner.isAtEnd else {
      return .failure(Expectation("a time as hh:mm is expected"))
    }
    return .success(FormMoment.clock(time.milliseconds) + FormMoment.zone(time.offset))
  }

  private static func places(_ text: String, _ type: QuestionType) -> Result<String, Expectation> {
    // A pasted pair is often written with a comma.
    let plain = type == .geopoint ? text.replacing(",", with: " ") : text
    guard let points = Place.points([plain]),
      type == .geopoint ? points.count == 1 : points.count >= (type == .geotrace ? 2 : 3)
    else { return .failure(Expectation("latitude and longitude in degrees are expected")) }
    return .success(
      plain.split(separator: ";").map { String($0).words.joined(separator: " ") }
        .joined(separator: ";"))
  }

  /// Decimal digits of any script as 0–9, and the Arabic decimal mark as a point.
  static func westernDigits(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue, let digit = Unicode.Scalar(UInt32(48 + value))
      {
        result.append(digit)
      } else if scalar == "\u{66B}" {
        result.append(".")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
