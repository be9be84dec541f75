/// The fixed words of printed sheets, in the languages sheets are made in.
struct SheetText {
  let tag: String
  let signIn, questions, answers, key: String
  let number, name, organisation, signature, hours, day, place, trainers: String
  let begins, before, after: String
  let answerHelp, keyHelp, page: String
  let time, minutes: String
  let isTrue, isFalse: String

  /// The words for a language; English where there are none.
  static func of(_ language: String?) -> SheetText {
    switch language?.split(separator: "-").first {
    case "fr": french
    case "ar": arabic
    default: english
    }
  }

  /// Whether pages run from right to left.
  var isRightToLeft: Bool { tag == "ar" }

  private static let english = SheetText(
    tag: "en", signIn: "Sign-in sheet", questions: "Questions", answers: "Answer sheet",
    key: "Marking key: keep it away from the room", number: "No.", name: "Name",
    organisation: "Organisation", signature: "Signature", hours: "Hours", day: "Day",
    place: "Place", trainers: "Trainers", begins: "Begins", before: "test before the course",
    after: "test after the course",
    answerHelp:
      "Write the letter of the answer; several letters where several can be right. For pairs write 1b 2a.",
    keyHelp: "Type the answers back by number: letters as written, - for no answer.",
    page: "Question", time: "Time", minutes: "minutes", isTrue: "True", isFalse: "False")

  private static let french = SheetText(
    tag: "fr", signIn: "Feuille de présence", questions: "Questions",
    answers: "Feuille de réponses",
    key: "Corrigé : à garder hors de la salle", number: "N°", name: "Nom",
    organisation: "Organisation", signature: "Signature", hours: "Heures", day: "Jour",
    place: "Lieu", trainers: "Formateurs", begins: "Début", before: "test avant le cours",
    after: "test après le cours",
    answerHelp:
      "Écrivez la lettre de la réponse ; plusieurs lettres si plusieurs peuvent être justes. Pour les paires : 1b 2a.",
    keyHelp: "Saisir les réponses par numéro : les lettres, - sans réponse.",
    page: "Question", time: "Durée", minutes: "minutes", isTrue: "Vrai", isFalse: "Faux")

  private static let arabic = SheetText(
    tag: "ar", signIn: "ورقة الحضور", questions: "الأسئلة", answers: "ورقة الإجابة",
    key: "مفتاح التصحيح: يُحفظ خارج القاعة", number: "الرقم", name: "الاسم",
    organisation: "المنظمة", signature: "التوقيع", hours: "الساعات", day: "اليوم",
    place: "المكان", trainers: "المدربون", begins: "يبدأ", before: "الاختبار قبل الدورة",
    after: "الاختبار بعد الدورة",
    answerHelp:
      "اكتب حرف الإجابة، أو عدة حروف إن كان أكثر من جواب صحيحًا. للأزواج اكتب 1b 2a.",
    keyHelp: "تُدخل الإجابات حسب الرقم: الحروف كما كُتبت، و - بلا إجابة.",
    page: "السؤال", time: "الوقت", minutes: "دقيقة", isTrue: "صحيح", isFalse: "خطأ")
}
