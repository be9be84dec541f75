/// The fixed texts of the family's copy, in plain words, as data.
enum CopyText: String, CaseIterable {
  case title, isDraft, reach, fallback, steps, what, who, byWhen, done, isDone, childSaid
  case familySaid, visits, visitsNote, noVisits, review, call, name, phone, danger, rights, sign
  case child, caregiver, worker, date, number, printed, us, open, readAloud

  /// The text in one language.
  func text(_ language: CopyLanguage) -> String {
    let all = Self.table[self] ?? []
    let place = CopyLanguage.allCases.firstIndex(of: language) ?? 0
    return all.indices.contains(place) ? all[place] : rawValue
  }

  /// English, French, Arabic, Spanish.
  static let table: [CopyText: [String]] = [
    .title: ["Our plan", "Notre plan", "خطتنا", "Nuestro plan"],
    .isDraft: [
      "This is a draft. It is not agreed yet.",
      "Ceci est un projet. Il n’est pas encore décidé.",
      "هذه مسودة. لم يُتفق عليها بعد.", "Esto es un borrador. Todavía no está acordado.",
    ],
    .reach: [
      "What we want to reach", "Ce que nous voulons atteindre", "ما نريد الوصول إليه",
      "Lo que queremos lograr",
    ],
    .fallback: [
      "If that is not possible", "Si ce n’est pas possible", "إذا لم يكن ذلك ممكناً",
      "Si eso no es posible",
    ],
    .steps: ["What we do", "Ce que nous faisons", "ما سنفعله", "Lo que hacemos"],
    .what: ["What", "Quoi", "ماذا", "Qué"],
    .who: ["Who", "Qui", "من", "Quién"],
    .byWhen: ["By when", "Pour quand", "متى", "Para cuándo"],
    .done: ["Done", "Fait", "تم", "Hecho"],
    .isDone: ["done", "fait", "تم", "hecho"],
    .childSaid: [
      "What the child said", "Ce que l’enfant a dit", "ما قاله الطفل",
      "Lo que dijo el niño o la niña",
    ],
    .familySaid: [
      "What the family said", "Ce que la famille a dit", "ما قالته الأسرة",
      "Lo que dijo la familia",
    ],
    .visits: [
      "When we come to see you", "Quand nous viendrons vous voir", "متى سنزوركم",
      "Cuándo iremos a verlos",
    ],
    .visitsNote: [
      "We also talk with the child alone. Tell us if a day does not suit you.",
      "Nous parlons aussi avec l’enfant seul. Dites-nous si un jour ne vous convient pas.",
      "نتحدث أيضاً مع الطفل على انفراد. أخبرونا إذا كان اليوم لا يناسبكم.",
      "También hablamos a solas con el niño o la niña. Díganos si un día no le conviene.",
    ],
    .noVisits: [
      "No day is fixed yet.", "Aucun jour n’est encore fixé.", "لم يُحدد يوم بعد.",
      "Todavía no hay un día fijado.",
    ],
    .review: [
      "When we look at this plan again, together",
      "Quand nous reverrons ce plan, ensemble", "متى سنراجع هذه الخطة معاً",
      "Cuándo volveremos a ver este plan, juntos",
    ],
    .call: [
      "Whom you can call", "Qui vous pouvez appeler", "بمن يمكنكم الاتصال",
      "A quién puede llamar",
    ],
    .name: ["Name", "Nom", "الاسم", "Nombre"],
    .phone: ["Telephone", "Téléphone", "الهاتف", "Teléfono"],
    .danger: [
      "If a child is in danger, call at once, at any time.",
      "Si un enfant est en danger, appelez tout de suite, à toute heure.",
      "إذا كان طفل في خطر، اتصلوا فوراً وفي أي وقت.",
      "Si un niño o una niña está en peligro, llame enseguida, a cualquier hora.",
    ],
    .rights: [
      "You may say no. You may ask for changes. You may ask to see what we have written about you, and you may complain. Help does not cost anything.",
      "Vous pouvez dire non. Vous pouvez demander des changements. Vous pouvez demander à voir ce que nous avons écrit sur vous, et vous pouvez vous plaindre. L’aide est gratuite.",
      "يمكنكم أن تقولوا لا. يمكنكم طلب تغييرات. يمكنكم طلب الاطلاع على ما كتبناه عنكم، ويمكنكم تقديم شكوى. المساعدة مجانية.",
      "Puede decir que no. Puede pedir cambios. Puede pedir ver lo que hemos escrito sobre usted y puede quejarse. La ayuda es gratuita.",
    ],
    .sign: ["We agree", "Nous sommes d’accord", "نحن موافقون", "Estamos de acuerdo"],
    .child: ["Child", "Enfant", "الطفل", "Niño o niña"],
    .caregiver: ["Family", "Famille", "الأسرة", "Familia"],
    .worker: ["For the team", "Pour l’équipe", "عن الفريق", "Por el equipo"],
    .date: ["Date", "Date", "التاريخ", "Fecha"],
    .number: ["Our number", "Notre numéro", "رقمنا", "Nuestro número"],
    .printed: ["Printed on", "Imprimé le", "طُبعت يوم", "Impreso el"],
    .us: ["our team", "notre équipe", "فريقنا", "nuestro equipo"],
    .open: ["not fixed yet", "pas encore fixé", "لم يُحدد بعد", "todavía sin fijar"],
    .readAloud: [
      "We will gladly read this to you.", "Nous vous lirons volontiers ce texte.",
      "يسعدنا أن نقرأ لكم هذه الورقة.", "Con gusto se lo leemos.",
    ],
  ]

  /// Codes of the plan in plain words.
  static func word(_ code: String?, _ language: CopyLanguage) -> String? {
    guard let code, let all = words[code],
      let place = CopyLanguage.allCases.firstIndex(of: language), all.indices.contains(place)
    else { return nil }
    return all[place]
  }

  /// Goals of plans, domains of life and ways of visiting; English, French, Arabic, Spanish.
  static let words: [String: [String]] = [
    "reunification": [
      "Live with the family again", "Vivre de nouveau avec la famille", "العيش مع الأسرة من جديد",
      "Volver a vivir con la familia",
    ],
    "kinship": [
      "Live with relatives", "Vivre chez des proches", "العيش مع الأقارب", "Vivir con parientes",
    ],
    "foster": [
      "Live with another family that takes care of the child",
      "Vivre dans une autre famille qui prend soin de l’enfant", "العيش مع أسرة أخرى ترعى الطفل",
      "Vivir con otra familia que cuide del niño o la niña",
    ],
    "kafala": [
      "Live with a family under kafala", "Vivre dans une famille par kafala",
      "العيش مع أسرة كافلة", "Vivir con una familia mediante kafala",
    ],
    "adoption": [
      "Have a new family for good", "Avoir une nouvelle famille pour toujours",
      "أسرة جديدة دائمة بالتبني", "Tener una nueva familia para siempre",
    ],
    "residential": [
      "Live in a home for children", "Vivre dans un foyer pour enfants", "العيش في دار للأطفال",
      "Vivir en un hogar para niños y niñas",
    ],
    "independent_living": [
      "Live on one’s own, with support", "Vivre seul, avec de l’aide", "العيش المستقل مع الدعم",
      "Vivir por su cuenta, con apoyo",
    ],
    "remain": [
      "Stay where the child lives now", "Rester là où l’enfant vit maintenant",
      "البقاء حيث يعيش الطفل الآن", "Quedarse donde vive ahora",
    ],
    "other": [
      "As we have agreed", "Comme nous l’avons convenu", "كما اتفقنا", "Como hemos acordado",
    ],
    "safety": ["Safe", "En sécurité", "الأمان", "Seguridad"],
    "attachment": [
      "Being there for each other", "Être là l’un pour l’autre", "القرب والرعاية",
      "Estar cerca unos de otros",
    ],
    "parenting": [
      "Bringing up the child", "Élever l’enfant", "تربية الطفل", "Criar al niño o la niña",
    ],
    "health": ["Health and food", "Santé et nourriture", "الصحة والغذاء", "Salud y comida"],
    "disability": [
      "Help in everyday life", "Aide dans la vie de tous les jours", "المساعدة في الحياة اليومية",
      "Ayuda en la vida diaria",
    ],
    "education": [
      "School and training", "École et formation", "المدرسة والتدريب", "Escuela y formación",
    ],
    "psychosocial": [
      "Feeling well", "Se sentir bien", "الراحة النفسية", "Sentirse bien",
    ],
    "housing": ["Where we live", "Le logement", "السكن", "La vivienda"],
    "economy": ["Work and money", "Travail et argent", "العمل والمال", "Trabajo y dinero"],
    "documents": ["Papers", "Papiers", "الأوراق الرسمية", "Documentos"],
    "community": [
      "Neighbours and friends", "Voisins et amis", "الجيران والأصدقاء", "Vecinos y amigos",
    ],
    "own_view": [
      "What the child wants", "Ce que l’enfant souhaite", "ما يريده الطفل",
      "Lo que quiere el niño o la niña",
    ],
    "home_visit": ["at your home", "chez vous", "في بيتكم", "en su casa"],
    "office": ["at our office", "à notre bureau", "في مكتبنا", "en nuestra oficina"],
    "school": ["at school", "à l’école", "في المدرسة", "en la escuela"],
    "phone": ["by telephone", "par téléphone", "بالهاتف", "por teléfono"],
    "video": ["by video call", "par appel vidéo", "بمكالمة فيديو", "por videollamada"],
    "third_party": [
      "through someone you know", "par quelqu’un que vous connaissez", "عن طريق شخص تعرفونه",
      "por medio de alguien que conoce",
    ],
  ]
}
