/// The few words of the program's own on a printed form.
struct PaperWords {
  let sheet: String
  let day: String
  let interviewer: String
  let caseNumber: String
  let onlyIf: String
  let goTo: String
  let end: String
  let tickAll: String
  let tickOne: String
  let rank: String
  let needed: String
  let list: String
  let and: String
  let or: String
  let not: String
  let year: String
  let month: String
  let dayOfMonth: String
  let careful: String

  /// The words of a language by its tag; English where there are none.
  static func of(_ tag: String?) -> PaperWords {
    switch tag?.split(separator: "-").first {
    case "fr": french
    case "ar": arabic
    case "es": spanish
    default: english
    }
  }

  static let english = PaperWords(
    sheet: "Sheet", day: "Day", interviewer: "Interviewer", caseNumber: "Case", onlyIf: "Only if",
    goTo: "go to", end: "end of the form", tickAll: "tick all that apply", tickOne: "tick one",
    rank: "number in order, 1 is first", needed: "needed", list: "List", and: "and", or: "or",
    not: "not", year: "year", month: "month", dayOfMonth: "day",
    careful:
      "This sheet can endanger a family. Keep it locked away; destroy it once it is typed in.")
  static let french = PaperWords(
    sheet: "Feuille", day: "Jour", interviewer: "Intervieweur", caseNumber: "Dossier",
    onlyIf: "Seulement si", goTo: "aller à", end: "fin du formulaire",
    tickAll: "cocher tout ce qui convient", tickOne: "cocher une case",
    rank: "numéroter dans l’ordre, 1 en premier", needed: "obligatoire", list: "Liste", and: "et",
    or: "ou", not: "pas", year: "année", month: "mois", dayOfMonth: "jour",
    careful:
      "Cette feuille peut mettre une famille en danger. Gardez-la sous clé ; détruisez-la une fois saisie."
  )
  static let spanish = PaperWords(
    sheet: "Hoja", day: "Día", interviewer: "Entrevistador", caseNumber: "Caso",
    onlyIf: "Solo si", goTo: "ir a", end: "fin del formulario",
    tickAll: "marque todo lo que corresponda", tickOne: "marque una opción",
    rank: "numere en orden, 1 es el primero", needed: "obligatorio", list: "Lista", and: "y",
    or: "o", not: "no", year: "año", month: "mes", dayOfMonth: "día",
    careful:
      "Esta hoja puede poner en peligro a una familia. Guárdela bajo llave; destrúyala una vez transcrita."
  )
  static let arabic = PaperWords(
    sheet: "الورقة", day: "اليوم", interviewer: "من أجرى المقابلة", caseNumber: "الملف",
    onlyIf: "فقط إذا", goTo: "انتقل إلى", end: "نهاية الاستمارة",
    tickAll: "ضع علامة على كل ما ينطبق", tickOne: "ضع علامة واحدة",
    rank: "رقّم حسب الترتيب، 1 هو الأول", needed: "مطلوب", list: "القائمة", and: "و", or: "أو",
    not: "ليس", year: "السنة", month: "الشهر", dayOfMonth: "اليوم",
    careful: "قد تعرّض هذه الورقة أسرة للخطر. احفظها في مكان مقفل وأتلفها بعد إدخال ما فيها.")
}
