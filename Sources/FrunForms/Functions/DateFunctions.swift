/// Functions on dates and times.
///
/// A date is a civil day: `date('2014-10-09T23:30-10:00')` is the ninth
/// wherever it is read, and `number(date(…))` is a whole number of days since
/// 1970-01-01. Only `decimal-date-time`, its inverse `date-time(number)` and
/// `decimal-time` look at offsets.
extension FunctionTable {
  static let dateFunctions: [String: FormFunction] = [
    "today": .init(0...0, .date) { call throws(ExpressionError) in
      .moment(call.context.host.environment.moment.wholeDay)
    },
    "now": .init(0...0, .date) { call throws(ExpressionError) in
      .moment(call.context.host.environment.moment)
    },
    "date": .init(1...1, .date) { call throws(ExpressionError) in
      let value = try dated(call, keepingTime: false)
      if case .moment(let moment) = value { return .moment(moment.wholeDay) }
      return value
    },
    "date-time": .init(1...1, .date) { call throws(ExpressionError) in
      try dated(call, keepingTime: true)
    },
    "decimal-date-time": .init(1...1, .number) { call throws(ExpressionError) in
      guard case .moment(let moment) = try dated(call, keepingTime: true) else {
        return .number(.nan)
      }
      return .number(
        moment.universalDayNumber(localOffset: call.context.host.environment.offsetFromUTC))
    },
    "decimal-time": .init(1...1, .number) { call throws(ExpressionError) in
      .number(timeOfDay(try call.text(0), call.context))
    },
    "format-date": .init(2...2, .text) { call throws(ExpressionError) in
      .text(try formatted(call))
    },
    "format-date-time": .init(2...2, .text) { call throws(ExpressionError) in
      .text(try formatted(call))
    },
  ]

  private static func dated(
    _ call: FunctionCall, keepingTime: Bool
  ) throws(ExpressionError) -> ExpressionValue {
    let context = call.context
    let value = try call.value(0)
    switch value {
    case .moment: return value
    case .truth: throw call.failure(.type, "yes or no is not a date")
    case .number(let number):
      if number.isNaN { return value }
      let offset = context.host.environment.offsetFromUTC
      // The inverse of decimal-date-time: days since 1970-01-01T00:00Z.
      let local = keepingTime ? number + Double(offset) / 86_400 : number
      guard let moment = FormMoment(dayNumber: local, offset: offset) else {
        throw call.failure(.type, "the number is too large for a date")
      }
      // Negative fractions are cut toward zero in days, not toward the past.
      return .moment(keepingTime ? moment : FormMoment(day: Int(number.rounded(.towardZero))))
    case .text, .nodes:
      let text = context.text(value)
      if text.isEmpty { return .text("") }
      if let moment = context.moment(text) { return .moment(moment) }
      let number = FormNumber.parse(text)
      if !number.isNaN, !keepingTime || call.name == "date-time",
        let moment = FormMoment(dayNumber: number, offset: context.host.environment.offsetFromUTC)
      {
        return .moment(moment)
      }
      throw call.failure(.type, "the text is not a date")
    }
  }

  /// The fraction of the local day, or NaN.
  private static func timeOfDay(_ text: String, _ context: ExpressionContext) -> Double {
    let local = context.host.environment.offsetFromUTC
    var time: FormMoment.Time?
    if let moment = FormMoment(text, localOffset: local) {
      time = moment.time
    } else {
      var scanner = DigitScanner(text)
      time = scanner.time(localOffset: local)
      if !scanner.isAtEnd { time = nil }
    }
    guard let time else { return .nan }
    let shifted = time.milliseconds + (local - time.offset) * 1000
    let day = 86_400_000
    return Double(((shifted % day) + day) % day) / Double(day)
  }

  private static func formatted(_ call: FunctionCall) throws(ExpressionError) -> String {
    let value = try call.value(0)
    let moment: FormMoment
    switch value {
    case .moment(let given): moment = given
    case .number(let number):
      guard
        let given = FormMoment(
          dayNumber: number, offset: call.context.host.environment.offsetFromUTC)
      else { return "" }
      moment = given
    default:
      let text = call.context.text(value)
      guard let given = call.context.moment(text) else { return "" }
      moment = given
    }
    guard let text = moment.formatted(try call.text(1), language: call.context.host.languageTag)
    else {
      throw ExpressionError(
        .type, call.arguments[1].span,
        "the pattern knows %Y %y %m %n %b %d %e %a %H %h %M %S %3 and %%")
    }
    return text
  }
}

extension FormMoment {
  /// Fills a pattern of the XForms `format-date` function; nil for an unknown mark.
  func formatted(_ pattern: String, language: String) -> String? {
    let date = civil
    let clock = (time?.milliseconds ?? 0) / 1000
    var result = ""
    var isMark = false
    for character in pattern {
      guard isMark else {
        if character == "%" { isMark = true } else { result.append(character) }
        continue
      }
      isMark = false
      switch character {
      case "Y": result += Self.padded(date.year, 4)
      case "y": result += Self.padded(date.year % 100, 2)
      case "m": result += Self.padded(date.month, 2)
      case "n": result += String(date.month)
      case "b": result += CalendarNames.month(date.month, language: language)
      case "d": result += Self.padded(date.day, 2)
      case "e": result += String(date.day)
      case "a": result += CalendarNames.weekday(weekday, language: language)
      case "H": result += Self.padded(clock / 3600, 2)
      case "h": result += String(clock / 3600)
      case "M": result += Self.padded(clock / 60 % 60, 2)
      case "S": result += Self.padded(clock % 60, 2)
      case "3": result += Self.padded((time?.milliseconds ?? 0) % 1000, 3)
      case "%": result += "%"
      default: return nil
      }
    }
    return isMark ? nil : result
  }
}

/// Short names of months and days in the languages of the shipped forms.
enum CalendarNames {
  static func month(_ month: Int, language: String) -> String {
    let table = months[language] ?? months["en"] ?? []
    return table.indices.contains(month - 1) ? table[month - 1] : String(month)
  }

  static func weekday(_ day: Int, language: String) -> String {
    let table = weekdays[language] ?? weekdays["en"] ?? []
    return table.indices.contains(day) ? table[day] : String(day)
  }

  private static let months: [String: [String]] = [
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "fr": [
      "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
      "déc.",
    ],
    "es": [
      "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ],
    "ar": [
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
      "نوفمبر", "ديسمبر",
    ],
    "uk": [
      "січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.",
      "лист.", "груд.",
    ],
  ]

  private static let weekdays: [String: [String]] = [
    "en": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    "fr": ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    "es": ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"],
    "ar": ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
    "uk": ["нд", "пн", "вт", "ср", "чт", "пт", "сб"],
  ]
}
