/// The words of the report in the languages it is written in.
enum ReportLanguage: String, CaseIterable {
  case english = "en"
  case french = "fr"
  case arabic = "ar"

  /// The nearest of them to a language tag.
  init(tag: String) {
    let main = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init) ?? tag
    self = ReportLanguage(rawValue: main.lowercased()) ?? .english
  }

  var isRightToLeft: Bool { self == .arabic }
}

/// A text of the report.
enum ReportWord: CaseIterable {
  case title, asOf, period, note, people, seats, reach, byOrganisation, byCountry, organisation
  case country, total, hidden, unknown, coverage, coverageNote, role, needs, met, gap, grace
  case expiring, within, awards, gain, gainNote, course, pairs, onlyBefore, onlyAfter, before
  case after, difference, interval, questions, questionsNote, question, answers, difficulty
  case discrimination, remark, nothing, days

  private var texts: (String, String, String) {
    switch self {
    case .title: ("Training", "Formation", "التدريب")
    case .asOf: ("As of", "Au", "حتى تاريخ")
    case .period: ("Completed from", "Terminé entre", "أُنجز بين")
    case .note:
      (
        "Counts below 5 are hidden, and others with them where sums would give them back. No names.",
        "Les effectifs inférieurs à 5 sont masqués, et d’autres avec eux là où les totaux les révéleraient. Aucun nom.",
        "تُخفى الأعداد الأقل من 5، وأعداد أخرى معها إن كان المجموع يكشفها. لا أسماء هنا."
      )
    case .people: ("People", "Personnes", "أشخاص")
    case .seats: ("Completed courses", "Cours terminés", "دورات منجزة")
    case .reach: ("Who was reached", "Personnes formées", "من شملهم التدريب")
    case .byOrganisation: ("By organisation", "Par organisation", "حسب المنظمة")
    case .byCountry: ("By country", "Par pays", "حسب البلد")
    case .organisation: ("Organisation", "Organisation", "المنظمة")
    case .country: ("Country", "Pays", "البلد")
    case .total: ("Total", "Total", "المجموع")
    case .hidden: ("hidden", "masqué", "مخفي")
    case .unknown: ("unknown", "inconnu", "غير معروف")
    case .coverage:
      (
        "What roles ask for, and who shows it", "Exigences des fonctions et couverture",
        "متطلبات الأدوار ومدى تحققها"
      )
    case .coverageNote:
      (
        "People within the grace of a new role are counted apart.",
        "Les personnes dans le délai d’une nouvelle fonction sont comptées à part.",
        "يُحسب من هم في مهلة دور جديد على حدة."
      )
    case .role: ("Role", "Fonction", "الدور")
    case .needs: ("Needs", "Exige", "يتطلب")
    case .met: ("Met", "Acquis", "متحقق")
    case .gap: ("Gap", "Manque", "نقص")
    case .grace: ("In grace", "Dans le délai", "ضمن المهلة")
    case .expiring: ("Awards that end soon", "Attestations bientôt échues", "شهادات تنتهي قريبًا")
    case .within: ("Within", "D’ici", "خلال")
    case .awards: ("Awards", "Attestations", "شهادات")
    case .gain: ("What courses added", "Progression", "ما أضافته الدورات")
    case .gainNote:
      (
        "Mean difference between first test after and first test before, of people with both; the line is the 95 % confidence interval.",
        "Différence moyenne entre le premier test après et avant, pour qui a passé les deux ; le trait est l’intervalle de confiance à 95 %.",
        "متوسط الفرق بين أول اختبار بعد الدورة وقبلها لمن أجرى الاثنين؛ الخط هو مجال الثقة 95 %."
      )
    case .course: ("Course", "Cours", "الدورة")
    case .pairs: ("Both tests", "Deux tests", "الاختباران")
    case .onlyBefore: ("Only before", "Avant seulement", "قبل فقط")
    case .onlyAfter: ("Only after", "Après seulement", "بعد فقط")
    case .before: ("Before", "Avant", "قبل")
    case .after: ("After", "Après", "بعد")
    case .difference: ("Gain", "Gain", "الفرق")
    case .interval: ("95 % interval", "Intervalle 95 %", "مجال 95 %")
    case .questions: ("Questions to look at", "Questions à revoir", "أسئلة للمراجعة")
    case .questionsNote:
      (
        "Difficulty is the share of points reached; discrimination the correlation with the rest of the test.",
        "La difficulté est la part des points obtenus ; la discrimination, la corrélation avec le reste du test.",
        "الصعوبة هي نسبة النقاط المحققة؛ والتمييز هو الارتباط ببقية الاختبار."
      )
    case .question: ("Question", "Question", "السؤال")
    case .answers: ("Answers", "Réponses", "إجابات")
    case .difficulty: ("Difficulty", "Difficulté", "الصعوبة")
    case .discrimination: ("Discrimination", "Discrimination", "التمييز")
    case .remark: ("Remark", "Remarque", "ملاحظة")
    case .nothing: ("Nothing in this period.", "Rien dans cette période.", "لا شيء في هذه الفترة.")
    case .days: ("days", "jours", "يومًا")
    }
  }

  func text(_ language: ReportLanguage) -> String {
    switch language {
    case .english: texts.0
    case .french: texts.1
    case .arabic: texts.2
    }
  }
}
