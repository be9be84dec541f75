import FrunDomain
import FrunForms

/// Dates of one question: in which calendar they are said, how exact they have to be, and how they
/// are read back.
struct DateAnswer {
  let calendar: CalendarSystem
  /// Whether a month or a year is not enough.
  let needsDay: Bool
  private let precision: PartialDate.Precision
  private let today: CivilDate
  private let words: InterviewWords

  /// What was understood.
  enum Reading {
    case date(PartialDate)
    case ask([PartialDate])
    case problem(String)
  }

  /// - Parameter calendar: the calendar of the office, unless the question has its own.
  init(
    _ item: FormItem, _ form: CompiledForm, calendar: CalendarSystem, today: CivilDate,
    words: InterviewWords
  ) {
    self.calendar = Self.calendar(item) ?? calendar
    self.today = today
    self.words = words
    precision =
      item.appearance.contains("year")
      ? .year : item.appearance.contains("month-year") ? .month : .day
    needsDay = precision == .day && Self.isComputedWith(item, form)
  }

  private static func calendar(_ item: FormItem) -> CalendarSystem? {
    for word in item.appearance {
      if let own = CalendarSystem(rawValue: word), own != .gregorian { return own }
    }
    return nil
  }

  /// Whether a record gets the day as a day: the question's own field wants one, or a calculation
  /// that is saved reads it. A year would become its first of January there.
  private static func isComputedWith(_ item: FormItem, _ form: CompiledForm) -> Bool {
    if let target = item.saveTo {
      let name = target.dataset.split(separator: "_").first.map(String.init) ?? target.dataset
      let field = Schema.standard.kind(name)?.field(target.property)
      return field?.type != .partialDate
    }
    return form.calculations(reading: item.index).contains { $0.saveTo != nil }
  }

  /// Reads what was typed.
  func read(_ text: String) -> Reading {
    switch DateReader(today: today, calendar: calendar).read(text) {
    case .date(let date): return checked(date)
    case .ambiguous(let dates): return .ask(dates)
    case .unreadable(.shape): return .problem(words(.noDate))
    case .unreadable(.absent): return .problem(words(.noSuchDay))
    case .unreadable(.otherCalendar):
      // The years of the calendars are far apart, so a Gregorian date can only be one.
      if calendar == .persian || calendar == .islamic || calendar == .ummAlQura,
        case .date(let date) = DateReader(today: today).read(text)
      {
        return checked(date)
      }
      return .problem(words(.otherCalendar))
    }
  }

  /// A date that was chosen among several readings.
  func checked(_ date: PartialDate) -> Reading {
    if needsDay, date.exactDate == nil { return .problem(words(.dayNeeded)) }
    let reduced: PartialDate? =
      switch precision {
      case .day: date
      case .month:
        PartialDate(year: date.year, month: date.month, isApproximate: date.isApproximate)
      case .year: PartialDate(year: date.year, isApproximate: date.isApproximate)
      }
    return .date(reduced ?? date)
  }

  /// What the form stores: the first day that the known parts allow.
  static func stored(_ date: PartialDate) -> String { date.earliest.description }

  /// The line below the question.
  var hint: String {
    let how = words(needsDay ? .dayHint : .dateHint)
    return calendar == .gregorian
      ? how : how + " " + words(.inCalendar, calendar.rawValue)
  }

  /// A date with weekday, age and the second calendar: "Thursday 2015-03-12, 11 years".
  func text(_ date: PartialDate) -> String {
    var text = ""
    if date.precision == .day { text = words.weekday(date.earliest.isoWeekday) + " " }
    text += PartialDate(year: date.year, month: date.month, day: date.day)?.description ?? ""
    if date.isApproximate { text = words(.about) + " " + text }
    if let ages = Age.range(born: date, on: today), ages.upperBound > 0 {
      let span =
        ages.lowerBound == ages.upperBound
        ? String(ages.lowerBound) : "\(ages.lowerBound)–\(ages.upperBound)"
      text += ", " + (span == "1" ? words(.year1) : words(.years, span))
    }
    if calendar != .gregorian, date.precision == .day, let other = calendar.parts(of: date.earliest)
    {
      text += " = \(other.day) \(calendar.monthName(other.month)) \(other.year)"
    }
    return text
  }
}
