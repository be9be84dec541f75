/// What the keys do, in the languages of the interview besides English.
enum KeyMeanings {
  /// The meaning in the language of a turn; English where there is none.
  static func text(_ meaning: String, language: String) -> String {
    let place = ["fr", "es", "ar"].firstIndex(of: TextDirection.primary(language))
    guard let place, let texts = table[meaning], texts.indices.contains(place) else {
      return meaning
    }
    return texts[place]
  }

  private static let table: [String: [String]] = [
    "back": ["retour", "atrás", "رجوع"],
    "go to": ["aller à", "ir a", "الانتقال إلى"],
    "overview": ["vue d’ensemble", "vista general", "نظرة عامة"],
    "save and leave": ["enregistrer et quitter", "guardar y salir", "حفظ وخروج"],
    "skip": ["passer", "omitir", "تجاوز"],
    "note": ["note", "nota", "ملاحظة"],
    "language": ["langue", "idioma", "اللغة"],
    "clear": ["effacer", "borrar", "مسح"],
    "why": ["pourquoi", "por qué", "لماذا"],
    "review": ["relecture", "revisión", "مراجعة"],
    "finish": ["terminer", "terminar", "إنهاء"],
    "add": ["ajouter", "añadir", "إضافة"],
    "edit": ["modifier", "editar", "تعديل"],
    "delete": ["supprimer", "eliminar", "حذف"],
    "copy from the row before": [
      "copier de la ligne précédente",
      "copiar de la fila anterior",
      "نسخ من الصف السابق",
    ],
    "lock the screen": ["verrouiller l’écran", "bloquear la pantalla", "قفل الشاشة"],
    "stop, draft kept": [
      "arrêter, brouillon gardé",
      "parar, el borrador queda",
      "إيقاف مع حفظ المسودة",
    ],
    "accept": ["accepter", "aceptar", "قبول"],
    "delete line, word": ["effacer ligne, mot", "borrar línea, palabra", "حذف السطر، الكلمة"],
    "new line": ["nouvelle ligne", "línea nueva", "سطر جديد"],
    "choose, in short lists": [
      "choisir, listes courtes",
      "elegir, listas cortas",
      "اختيار في القوائم القصيرة",
    ],
    "filter": ["filtrer", "filtrar", "تصفية"],
    "tick": ["cocher", "marcar", "تأشير"],
    "accept what is ticked": ["accepter ce qui est coché", "aceptar lo marcado", "قبول المؤشَّر"],
    "move the line up, down": [
      "monter, descendre la ligne",
      "subir, bajar la línea",
      "رفع السطر أو خفضه",
    ],
    "type the order": ["taper l’ordre", "escribir el orden", "كتابة الترتيب"],
    "go on behind the rows": [
      "continuer après les lignes",
      "seguir tras las filas",
      "المتابعة بعد الصفوف",
    ],
    "go to that line": ["aller à cette ligne", "ir a esa línea", "الانتقال إلى ذلك السطر"],
    "go on": ["continuer", "seguir", "متابعة"],
  ]
}
