import FrunDomain

/// The languages in which a family can have its copy of the plan.
enum CopyLanguage: String, CaseIterable {
  case english = "en"
  case french = "fr"
  case arabic = "ar"
  case spanish = "es"

  /// The language of a tag such as `fr-CM`, or of the English name a record holds; nil when there
  /// are no texts in it.
  init?(tag: String) {
    let lowered = tag.lowercased()
    let first = String(lowered.prefix { $0.isLetter })
    if let language = CopyLanguage(rawValue: first) {
      self = language
    } else if let language = Self.allCases.first(where: { "\($0)" == first }) {
      self = language
    } else {
      return nil
    }
  }

  var isRightToLeft: Bool { self == .arabic }

  /// A day as people say it, with the weekday, so that nobody takes the month for the day. Arabic
  /// months have two names; both are given.
  func words(_ day: CivilDate) -> String {
    let weekday = weekdays[day.isoWeekday - 1]
    let month = months[day.month - 1]
    switch self {
    case .english, .french, .arabic: return "\(weekday) \(day.day) \(month) \(day.year)"
    case .spanish: return "\(weekday) \(day.day) de \(month) de \(day.year)"
    }
  }

  private var weekdays: [String] {
    switch self {
    case .english:
      ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    case .french: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    case .arabic: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    case .spanish: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
    }
  }

  private var months: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .french:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    case .arabic:
      [
        "يناير (كانون الثاني)", "فبراير (شباط)", "مارس (آذار)", "أبريل (نيسان)", "مايو (أيار)",
        "يونيو (حزيران)", "يوليو (تموز)", "أغسطس (آب)", "سبتمبر (أيلول)",
        "أكتوبر (تشرين الأول)", "نوفمبر (تشرين الثاني)", "ديسمبر (كانون الأول)",
      ]
    case .spanish:
      [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
      ]
    }
  }
}
