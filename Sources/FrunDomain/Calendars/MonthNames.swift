/// A table of the names of months: as they are shown, and in the other spellings people type.
///
/// The first name of a month is shown; the others are only read. All are in lower case without
/// accents, the way ``DateReader`` folds what is typed.
enum MonthNames {
  static func names(_ calendar: CalendarSystem) -> [[String]] {
    switch calendar {
    case .gregorian: gregorian
    case .islamic, .ummAlQura: islamic
    case .persian: persian
    case .ethiopian: ethiopian
    }
  }

  /// English, French, Spanish, Arabic of Egypt, of the Levant and Iraq, and of the Maghreb.
  private static let gregorian = [
    ["january", "janvier", "enero", "يناير", "كانونالثاني", "جانفي"],
    ["february", "fevrier", "febrero", "فبراير", "شباط", "فيفري"],
    ["march", "mars", "marzo", "مارس", "اذار", "آذار"],
    ["april", "avril", "abril", "ابريل", "أبريل", "إبريل", "نيسان", "افريل"],
    ["may", "mai", "mayo", "مايو", "ايار", "أيار", "ماي"],
    ["june", "juin", "junio", "يونيو", "حزيران", "جوان"],
    ["july", "juillet", "julio", "يوليو", "تموز", "جويلية"],
    ["august", "aout", "agosto", "اغسطس", "أغسطس", "اب", "آب", "اوت"],
    ["september", "septembre", "septiembre", "setiembre", "سبتمبر", "ايلول", "أيلول"],
    ["october", "octobre", "octubre", "اكتوبر", "أكتوبر", "تشرينالاول", "تشرينالأول"],
    ["november", "novembre", "noviembre", "نوفمبر", "تشرينالثاني"],
    ["december", "decembre", "diciembre", "ديسمبر", "كانونالاول", "كانونالأول"],
  ]

  private static let islamic = [
    ["muharram", "محرم", "المحرم"], ["safar", "صفر"],
    ["rabi i", "rabi1", "rabialawwal", "ربيعالاول", "ربيعالأول"],
    ["rabi ii", "rabi2", "rabialthani", "rabialakhir", "ربيعالثاني", "ربيعالاخر", "ربيعالآخر"],
    ["jumada i", "jumada1", "جمادىالاولى", "جمادىالأولى"],
    ["jumada ii", "jumada2", "جمادىالثانية", "جمادىالاخرة", "جمادىالآخرة"],
    ["rajab", "رجب"], ["shaban", "sha'ban", "شعبان"], ["ramadan", "رمضان"], ["shawwal", "شوال"],
    ["dhu al-qada", "dhualqada", "zulqada", "ذوالقعدة"],
    ["dhu al-hijja", "dhualhijja", "zulhijja", "ذوالحجة"],
  ]

  /// Of Iran, and with other names of Afghanistan (Dari and Pashto).
  private static let persian = [
    ["farvardin", "hamal", "فروردین", "حمل"], ["ordibehesht", "sawr", "اردیبهشت", "ثور"],
    ["khordad", "jawza", "خرداد", "جوزا"], ["tir", "saratan", "تیر", "سرطان"],
    ["mordad", "asad", "مرداد", "اسد"], ["shahrivar", "sonbola", "شهریور", "سنبله"],
    ["mehr", "mizan", "مهر", "میزان"], ["aban", "aqrab", "آبان", "عقرب"],
    ["azar", "qaws", "آذر", "قوس"], ["dey", "jadi", "دی", "جدی"],
    ["bahman", "dalw", "بهمن", "دلو"], ["esfand", "hut", "اسفند", "حوت"],
  ]

  /// Amharic, and with other names Tigrinya.
  private static let ethiopian = [
    ["meskerem", "መስከረም"], ["tikimt", "tiqimt", "ጥቅምት", "ጥቕምቲ"], ["hidar", "ኅዳር", "ሕዳር"],
    ["tahsas", "ታኅሣሥ", "ታሕሳስ"], ["tir", "ጥር", "ጥሪ"], ["yekatit", "የካቲት", "ለካቲት"],
    ["megabit", "መጋቢት"], ["miyazya", "ሚያዝያ"], ["ginbot", "ግንቦት", "ጉንበት"],
    ["sene", "ሰኔ"], ["hamle", "ሐምሌ", "ሓምለ"], ["nehase", "ነሐሴ", "ነሓሰ"],
    ["pagume", "ጳጉሜን", "ጳጉሜ"],
  ]
}

extension CalendarSystem {
  /// The name of a month in Latin letters; empty when there is no such month.
  public func monthName(_ month: Int) -> String {
    let names = MonthNames.names(self)
    guard names.indices.contains(month - 1) else { return "" }
    return names[month - 1][0].split(separator: " ").map { word in
      word.allSatisfy { $0 == "i" }
        ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  /// The month that a word names, whole or by a beginning of three letters and more that no other
  /// month has.
  func month(named word: String) -> Int? {
    let names = MonthNames.names(self)
    if let exact = names.firstIndex(where: { $0.contains(word) }) { return exact + 1 }
    guard word.count >= 3 else { return nil }
    let found = names.indices.filter { names[$0].contains { $0.hasPrefix(word) } }
    return found.count == 1 ? found[0] + 1 : nil
  }
}
