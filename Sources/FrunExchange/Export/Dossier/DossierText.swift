/// The dossier's own words. Labels of kinds and fields are English in this version, those of answers
/// are in the languages of their lists.
enum DossierText: CaseIterable {
  case title
  case confidential
  case made
  case retain
  case doNotForward
  case partial
  case withheld
  case disagreement
  case reference
  case yes
  case no
  case nothing

  /// The languages there are texts in.
  static let languages = ["en", "fr", "ar", "es"]

  /// The text in a language, by its main language; English where there is none.
  func text(_ language: String) -> String {
    let main = String(language.prefix { $0 != "-" && $0 != "_" })
    let place = Self.languages.firstIndex(of: main) ?? 0
    return texts[place]
  }

  /// In the order of ``languages``.
  private var texts: [String] {
    switch self {
    case .title: ["Case file", "Dossier", "ملف الحالة", "Expediente"]
    case .confidential:
      [
        "Confidential. Personal data of people in danger. Give it to nobody who is not meant, and "
          + "erase or shred every copy when the work is done.",
        "Confidentiel. Données personnelles de personnes en danger. Ne le remettez à personne "
          + "d’autre que son destinataire, et effacez ou détruisez chaque copie après usage.",
        "سري. بيانات شخصية لأشخاص معرضين للخطر. لا تعطه لغير المقصودين به، وامحُ كل نسخة أو أتلفها "
          + "بعد انتهاء العمل.",
        "Confidencial. Datos personales de personas en peligro. No lo entregue a nadie más que a "
          + "su destinatario, y borre o destruya cada copia al terminar.",
      ]
    case .made: ["Made on, for", "Établi le, pour", "أُعدّ بتاريخ، لغرض", "Hecho el, para"]
    case .retain: ["Erase after", "À effacer après le", "يُمحى بعد", "Borrar después del"]
    case .doNotForward:
      [
        "Do not pass it on.", "Ne pas transmettre à d’autres.", "لا تنقله إلى غيرك.",
        "No lo transmita a otros.",
      ]
    case .partial:
      [
        "This page shows what the sender may pass on for this purpose, and no more.",
        "Cette page montre ce que l’expéditeur peut transmettre à cette fin, et rien de plus.",
        "تعرض هذه الصفحة ما يجوز للمرسل نقله لهذا الغرض فقط.",
        "Esta página muestra lo que el remitente puede transmitir para este fin, y nada más.",
      ]
    case .withheld: ["Left out", "Non transmis", "ما لم يُنقل", "No transmitido"]
    case .disagreement:
      [
        "disputed: the safer answer is shown", "contesté : la réponse la plus sûre est montrée",
        "مختلف عليه: تظهر الإجابة الأكثر أماناً", "discutido: se muestra la respuesta más segura",
      ]
    case .reference: ["Reference", "Référence", "المرجع", "Referencia"]
    case .yes: ["yes", "oui", "نعم", "sí"]
    case .no: ["no", "non", "لا", "no"]
    case .nothing:
      [
        "Nothing may be shown.", "Rien ne peut être montré.", "لا يمكن عرض شيء.",
        "No se puede mostrar nada.",
      ]
    }
  }
}
