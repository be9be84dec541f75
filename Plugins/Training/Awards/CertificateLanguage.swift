import FrunDomain
import FrunText

/// The languages of printed certificates, and the words on them.
enum CertificateLanguage: String, CaseIterable {
  case english = "en"
  case french = "fr"
  case arabic = "ar"
  case spanish = "es"

  init?(tag: String) { self.init(rawValue: String(tag.prefix(2)).lowercased()) }

  /// The language in itself.
  var name: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    case .arabic: "العربية"
    case .spanish: "Español"
    }
  }

  var isRightToLeft: Bool { self == .arabic }

  private func choose(_ en: String, _ fr: String, _ ar: String, _ es: String) -> String {
    switch self {
    case .english: en
    case .french: fr
    case .arabic: ar
    case .spanish: es
    }
  }

  var title: String {
    choose("Certificate", "Attestation de formation", "شهادة تدريب", "Certificado de formación")
  }
  var confirms: String {
    choose("This confirms that", "Il est attesté que", "نشهد بأن", "Se certifica que")
  }
  var completed: String {
    choose(
      "completed the course", "a suivi avec succès la formation", "أتمّ بنجاح الدورة",
      "ha completado el curso")
  }
  var on: String { choose("Completed on", "Achevée le", "تاريخ الإتمام", "Completado el") }
  var until: String {
    choose("Counts until", "Valable jusqu’au", "صالحة حتى", "Válido hasta")
  }
  var forever: String { choose("no end", "sans fin", "بلا نهاية", "sin fin") }
  var hours: String { choose("Hours", "Heures", "الساعات", "Horas") }
  var issuer: String { choose("Issued by", "Délivrée par", "صادرة عن", "Expedido por") }
  var number: String { choose("Number", "Numéro", "الرقم", "Número") }
  var key: String { choose("Key", "Clé", "المفتاح", "Clave") }
  var trainer: String { choose("Trainer", "Formateur", "المدرّب", "Formador") }
  var manager: String {
    choose("For the organisation", "Pour l’organisation", "عن المنظمة", "Por la organización")
  }
  var verify: String {
    choose(
      "This paper proves nothing by itself: scan the code and have it verified.",
      "Ce papier ne prouve rien à lui seul : faites vérifier le code.",
      "هذه الورقة وحدها لا تثبت شيئًا: امسح الرمز واطلب التحقق منه.",
      "Este papel no prueba nada por sí solo: escanee el código y hágalo verificar.")
  }
  var version: String { choose("version", "version", "الإصدار", "versión") }
}

/// Words that are part of what is signed.
enum CertificateWords {
  /// What completed the award, one sentence.
  static func criteria(_ award: Award, _ file: CourseFile?) -> String {
    if award.kind == "waiver" { return "Recognised without the course, for a recorded reason." }
    guard let file else { return "The rules of the course were met." }
    var parts: [String] = []
    if file.pass.attendance > 0 { parts.append("attendance \(file.pass.attendance) %") }
    if let least = file.pass.postTest { parts.append("post-test \(least) %") }
    if file.pass.needsPractical { parts.append("practical passed under observation") }
    guard !parts.isEmpty else { return "The course was attended." }
    let text = parts.joined(separator: ", ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
