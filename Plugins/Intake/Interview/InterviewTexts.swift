/// A table of everything the interview itself says: English, French, Spanish, Arabic. A `%` is a
/// gap.
enum InterviewTexts {
  /// The languages spoken, by tag.
  static let languages = ["en", "fr", "es", "ar"]

  /// Names of the texts.
  enum Key: String, CaseIterable {
    case weekdays
    case notAsked
    case unknown
    case refused
    case notApplicable
    case later
    case yes
    case no
    case about
    case ofAbout
    case start
    case version
    case whichLanguage
    case twoLanguages
    case notTranslated
    case firstQuestion
    case required
    case notAChoice
    case exclusive
    case rankAll
    case noFiles
    case dateHint
    case dayHint
    case inCalendar
    case whichDate
    case noDate
    case noSuchDay
    case otherCalendar
    case dayNeeded
    case years
    case year1
    case setAside1
    case setAside
    case setAsideWhy
    case cleared1
    case cleared
    case goOnSo
    case leaveAsItWas
    case returned1
    case returned
    case rowsGo
    case rowsGoCount
    case any
    case filled
    case rowNoun
    case deleted
    case deletedAnswers
    case keepDeleted
    case bringBack
    case cameBack
    case copyWhich
    case fixedRows
    case whyMissing
    case noteOn
    case noteKept
    case noteGone
    case note
    case goTo
    case noQuestion
    case cleared0
    case why
    case always
    case overview
    case review
    case stillNeeded
    case comeBack
    case notStored
    case olderVersion
    case notedOn
    case otherQuestions
    case notFinished
    case refusedHere
    case leave
    case unsaved
    case readOnly
    case empty
    case between
    case resumed
    case wrongFile
    case fileKept
    case fileNotKept
    case fileHint
    case fileGone
    case unusual
    case keepAnyway
    case changeIt
    case draft1
    case drafts
    case goOnWith
    case throwAway
    case beginNew
    case throwAwaySure
    case percentAnswered
    case lastAsked
    case draftVersion
    case dayToday
    case dayYesterday
    case daysAgo
    case formChanged
    case noQuestionChanges
    case stayVersion
    case moveVersion
    case withoutPlace
    case questionRenamed
    case questionGone
    case questionRetyped
    case questionNew
    case stepsLost
  }

  /// A text in a language; in English when it is not translated.
  static func text(_ key: Key, _ tag: String) -> String {
    guard let texts = table[key] else { return "" }
    let place = languages.firstIndex(of: tag) ?? 0
    return texts.indices.contains(place) ? texts[place] : texts.first ?? ""
  }

  private static let table: [Key: [String]] = [
    .weekdays: [
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      "lundi mardi mercredi jeudi vendredi samedi dimanche",
      "lunes martes miércoles jueves viernes sábado domingo",
      "الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    ],
    .notAsked: [
      "not asked",
      "pas demandé",
      "no se preguntó",
      "لم يُسأل",
    ],
    .unknown: [
      "does not know",
      "ne sait pas",
      "no sabe",
      "لا يعرف",
    ],
    .refused: [
      "refuses to say",
      "refuse de répondre",
      "no quiere responder",
      "يرفض الإجابة",
    ],
    .notApplicable: [
      "not applicable",
      "sans objet",
      "no corresponde",
      "لا ينطبق",
    ],
    .later: [
      "come back later",
      "y revenir plus tard",
      "volver más tarde",
      "العودة لاحقاً",
    ],
    .yes: [
      "yes",
      "oui",
      "sí",
      "نعم",
    ],
    .no: [
      "no",
      "non",
      "no",
      "لا",
    ],
    .about: [
      "about",
      "environ",
      "aproximadamente",
      "حوالي",
    ],
    .ofAbout: [
      "% of about %",
      "% sur environ %",
      "% de unas %",
      "% من حوالي %",
    ],
    .start: [
      "About % questions. Every answer is saved as you go; you can leave at any time "
        + "and go on later.",
      "Environ % questions. Chaque réponse est enregistrée aussitôt ; vous pouvez "
        + "quitter à tout moment et reprendre plus tard.",
      "Unas % preguntas. Cada respuesta se guarda al momento; puede salir cuando "
        + "quiera y seguir más tarde.",
      "حوالي % سؤالاً. تُحفظ كل إجابة فوراً، ويمكنك الخروج في أي وقت والمتابعة لاحقاً.",
    ],
    .version: [
      "version %",
      "version %",
      "versión %",
      "الإصدار %",
    ],
    .whichLanguage: [
      "In which language?",
      "Dans quelle langue ?",
      "¿En qué idioma?",
      "بأي لغة؟",
    ],
    .twoLanguages: [
      "%, and % below it",
      "%, et % en dessous",
      "%, y % debajo",
      "% ومعها %",
    ],
    .notTranslated: [
      "(not translated)",
      "(non traduit)",
      "(sin traducir)",
      "(غير مترجم)",
    ],
    .firstQuestion: [
      "This is the first question.",
      "C’est la première question.",
      "Esta es la primera pregunta.",
      "هذا هو السؤال الأول.",
    ],
    .required: [
      "An answer is needed here; :skip says why there is none.",
      "Une réponse est nécessaire ; :skip dit pourquoi il n’y en a pas.",
      "Se necesita una respuesta; :skip dice por qué no la hay.",
      "الإجابة مطلوبة هنا؛ ‎:skip‎ يذكر سبب عدم وجودها.",
    ],
    .notAChoice: [
      "This is none of the choices.",
      "Ce n’est pas un des choix.",
      "No es una de las opciones.",
      "هذا ليس من الخيارات.",
    ],
    .exclusive: [
      "“%” goes with no other answer.",
      "« % » ne va avec aucune autre réponse.",
      "«%» no va con ninguna otra respuesta.",
      "«%» لا يُجمع مع إجابة أخرى.",
    ],
    .rankAll: [
      "Every choice needs its place.",
      "Chaque choix doit avoir sa place.",
      "Cada opción necesita su lugar.",
      "يجب ترتيب كل الخيارات.",
    ],
    .noFiles: [
      "Files cannot be kept with a case yet. Leave this empty, and write in a note "
        + "where the file is.",
      "On ne peut pas encore joindre de fichiers. Laissez vide et notez où se trouve le fichier.",
      "Todavía no se pueden adjuntar archivos. Déjelo vacío y anote dónde está el archivo.",
      "لا يمكن حفظ الملفات بعد. اترك هذا فارغاً واكتب في ملاحظة مكان الملف.",
    ],
    .dateHint: [
      "A day, a month or a year: 12 mar 2015, 3/2015, 2015, about 2015, age 9, today, -3d",
      "Un jour, un mois ou une année : 12 mars 2015, 3/2015, 2015, environ 2015, âge 9, -3j",
      "Un día, un mes o un año: 12 mar 2015, 3/2015, 2015, hacia 2015, edad 9, hoy, -3d",
      "يوم أو شهر أو سنة: ١٢ مارس ٢٠١٥، ٣/٢٠١٥، ٢٠١٥، حوالي ٢٠١٥، عمر ٩، اليوم",
    ],
    .dayHint: [
      "A whole day: 12 mar 2015, today, -3d",
      "Un jour entier : 12 mars 2015, aujourd’hui, -3j",
      "Un día entero: 12 mar 2015, hoy, -3d",
      "يوم كامل: ١٢ مارس ٢٠١٥، اليوم",
    ],
    .inCalendar: [
      "In the % calendar.",
      "Dans le calendrier %.",
      "En el calendario %.",
      "بالتقويم %.",
    ],
    .whichDate: [
      "Which day is meant?",
      "De quel jour s’agit-il ?",
      "¿Qué día es?",
      "أي يوم تقصد؟",
    ],
    .noDate: [
      "This is not read as a date.",
      "Ceci n’est pas une date.",
      "Esto no es una fecha.",
      "هذا ليس تاريخاً مفهوماً.",
    ],
    .noSuchDay: [
      "There is no such day in the calendar.",
      "Ce jour n’existe pas dans le calendrier.",
      "Ese día no existe en el calendario.",
      "لا يوجد يوم كهذا في التقويم.",
    ],
    .otherCalendar: [
      "The year looks like one of another calendar.",
      "L’année semble être d’un autre calendrier.",
      "El año parece de otro calendario.",
      "تبدو السنة من تقويم آخر.",
    ],
    .dayNeeded: [
      "The whole day is needed: the form counts with it. Where it is not known, :skip says so.",
      "Le jour entier est nécessaire : le formulaire s’en sert. S’il est inconnu, :skip le dit.",
      "Se necesita el día entero: el formulario lo usa. Si no se sabe, :skip lo dice.",
      "اليوم الكامل مطلوب لأن الاستمارة تحسب به. إن لم يكن معروفاً فاستعمل ‎:skip‎.",
    ],
    .years: [
      "% years",
      "% ans",
      "% años",
      "% سنة",
    ],
    .year1: [
      "1 year",
      "1 an",
      "1 año",
      "سنة واحدة",
    ],
    .setAside1: [
      "1 answer will be set aside",
      "1 réponse sera mise de côté",
      "1 respuesta quedará apartada",
      "ستُنحّى إجابة واحدة",
    ],
    .setAside: [
      "% answers will be set aside",
      "% réponses seront mises de côté",
      "% respuestas quedarán apartadas",
      "ستُنحّى % إجابات",
    ],
    .setAsideWhy: [
      "They stay in the draft and come back with their questions.",
      "Elles restent dans le brouillon et reviennent avec leurs questions.",
      "Quedan en el borrador y vuelven con sus preguntas.",
      "تبقى في المسودة وتعود مع أسئلتها.",
    ],
    .cleared1: [
      "1 answer will be cleared, because it is no longer offered",
      "1 réponse sera effacée, car elle n’est plus proposée",
      "1 respuesta se borrará, porque ya no se ofrece",
      "ستُمحى إجابة واحدة لأنها لم تعد متاحة",
    ],
    .cleared: [
      "% answers will be cleared, because they are no longer offered",
      "% réponses seront effacées, car elles ne sont plus proposées",
      "% respuestas se borrarán, porque ya no se ofrecen",
      "ستُمحى % إجابات لأنها لم تعد متاحة",
    ],
    .goOnSo: [
      "Go on",
      "Continuer",
      "Seguir",
      "متابعة",
    ],
    .leaveAsItWas: [
      "Leave the answer as it was",
      "Laisser la réponse comme avant",
      "Dejar la respuesta como estaba",
      "إبقاء الإجابة كما كانت",
    ],
    .returned1: [
      "1 answer came back",
      "1 réponse est revenue",
      "1 respuesta volvió",
      "عادت إجابة واحدة",
    ],
    .returned: [
      "% answers came back",
      "% réponses sont revenues",
      "% respuestas volvieron",
      "عادت % إجابات",
    ],
    .rowsGo: [
      "Only % of % rows stay. Which ones go?",
      "Seules % lignes sur % restent. Lesquelles partent ?",
      "Quedan % de % filas. ¿Cuáles se quitan?",
      "يبقى % من % صفوف. أيها يُحذف؟",
    ],
    .rowsGoCount: [
      "Choose % of them.",
      "Choisissez-en %.",
      "Elija %.",
      "اختر %.",
    ],
    .any: [
      "%: are there any?",
      "% : y en a-t-il ?",
      "%: ¿hay?",
      "%: هل يوجد؟",
    ],
    .filled: [
      "% of % filled",
      "% sur % remplies",
      "% de % completas",
      "مُلئ % من %",
    ],
    .rowNoun: [
      "row",
      "ligne",
      "fila",
      "صف",
    ],
    .deleted: [
      "“%” was deleted.",
      "« % » a été supprimé.",
      "«%» se eliminó.",
      "حُذف «%».",
    ],
    .deletedAnswers: [
      "% answers were in it.",
      "Il contenait % réponses.",
      "Tenía % respuestas.",
      "كان فيه % إجابات.",
    ],
    .keepDeleted: [
      "Go on without it",
      "Continuer sans",
      "Seguir sin ello",
      "المتابعة بدونه",
    ],
    .bringBack: [
      "Bring it back",
      "Le rétablir",
      "Recuperarlo",
      "استعادته",
    ],
    .cameBack: [
      "It is back, as the last one.",
      "Il est revenu, en dernier.",
      "Volvió, como el último.",
      "عاد في الآخر.",
    ],
    .copyWhich: [
      "Which answers of “%” are the same?",
      "Quelles réponses de « % » sont les mêmes ?",
      "¿Qué respuestas de «%» son iguales?",
      "أي إجابات «%» متطابقة؟",
    ],
    .fixedRows: [
      "The form decides how many there are.",
      "Le formulaire décide combien il y en a.",
      "El formulario decide cuántos hay.",
      "الاستمارة تحدد العدد.",
    ],
    .whyMissing: [
      "Why is there no answer?",
      "Pourquoi n’y a-t-il pas de réponse ?",
      "¿Por qué no hay respuesta?",
      "لماذا لا توجد إجابة؟",
    ],
    .noteOn: [
      "Note on “%”",
      "Note sur « % »",
      "Nota sobre «%»",
      "ملاحظة على «%»",
    ],
    .noteKept: [
      "The note is kept.",
      "La note est gardée.",
      "La nota queda guardada.",
      "حُفظت الملاحظة.",
    ],
    .noteGone: [
      "The note is gone.",
      "La note est effacée.",
      "La nota se borró.",
      "حُذفت الملاحظة.",
    ],
    .note: [
      "note: %",
      "note : %",
      "nota: %",
      "ملاحظة: %",
    ],
    .goTo: [
      "Go to which question?",
      "Aller à quelle question ?",
      "¿A qué pregunta?",
      "إلى أي سؤال؟",
    ],
    .noQuestion: [
      "No question is called so, or it is not asked now.",
      "Aucune question ne s’appelle ainsi, ou elle n’est pas posée maintenant.",
      "Ninguna pregunta se llama así, o no se hace ahora.",
      "لا يوجد سؤال بهذا الاسم، أو لا يُطرح الآن.",
    ],
    .cleared0: [
      "The answer is taken away.",
      "La réponse est retirée.",
      "La respuesta se quitó.",
      "أُزيلت الإجابة.",
    ],
    .why: [
      "Why this is asked",
      "Pourquoi cette question",
      "Por qué se pregunta",
      "لماذا يُطرح هذا السؤال",
    ],
    .always: [
      "This question is always asked.",
      "Cette question est toujours posée.",
      "Esta pregunta se hace siempre.",
      "يُطرح هذا السؤال دائماً.",
    ],
    .overview: [
      "Overview",
      "Vue d’ensemble",
      "Vista general",
      "نظرة عامة",
    ],
    .review: [
      "Review before finishing",
      "Vérifier avant de terminer",
      "Revisar antes de terminar",
      "مراجعة قبل الإنهاء",
    ],
    .stillNeeded: [
      "Still needed",
      "Encore nécessaire",
      "Falta todavía",
      "ما زال مطلوباً",
    ],
    .comeBack: [
      "To come back to",
      "À revoir",
      "Para volver",
      "للعودة إليه",
    ],
    .notStored: [
      "Set aside, will not be stored",
      "Mis de côté, ne sera pas enregistré",
      "Apartado, no se guardará",
      "مُنحّى ولن يُحفظ",
    ],
    .olderVersion: [
      "From the version before, will not be stored",
      "De la version précédente, ne sera pas enregistré",
      "De la versión anterior, no se guardará",
      "من الإصدار السابق ولن يُحفظ",
    ],
    .notedOn: [
      "Notes",
      "Notes",
      "Notas",
      "ملاحظات",
    ],
    .otherQuestions: [
      "Questions",
      "Questions",
      "Preguntas",
      "أسئلة",
    ],
    .notFinished: [
      "The form is not complete yet: % still to do.",
      "Le formulaire n’est pas complet : il reste %.",
      "El formulario no está completo: falta %.",
      "الاستمارة غير مكتملة: بقي %.",
    ],
    .refusedHere: [
      "This form cannot be kept like this:",
      "Ce formulaire ne peut pas être gardé ainsi :",
      "Este formulario no se puede guardar así:",
      "لا يمكن حفظ هذه الاستمارة هكذا:",
    ],
    .leave: [
      "Leave? The draft is kept.",
      "Quitter ? Le brouillon est gardé.",
      "¿Salir? El borrador se guarda.",
      "خروج؟ تبقى المسودة محفوظة.",
    ],
    .unsaved: [
      "The last answers are not on the disk yet: %. What was saved before is safe. "
        + "Free some space; the next answer tries again.",
      "Les dernières réponses ne sont pas encore sur le disque : %. Le reste est en "
        + "sécurité. Libérez de la place ; la prochaine réponse essaie de nouveau.",
      "Las últimas respuestas no están aún en el disco: %. Lo anterior está a salvo. "
        + "Libere espacio; la próxima respuesta lo intenta otra vez.",
      "آخر الإجابات لم تُكتب على القرص بعد: %. ما حُفظ قبلها آمن. وفّر مساحة؛ الإجابة "
        + "التالية تحاول من جديد.",
    ],
    .readOnly: [
      "This answer cannot be changed.",
      "Cette réponse ne peut pas être changée.",
      "Esta respuesta no se puede cambiar.",
      "لا يمكن تغيير هذه الإجابة.",
    ],
    .empty: [
      "(no answer)",
      "(sans réponse)",
      "(sin respuesta)",
      "(بلا إجابة)",
    ],
    .between: [
      "between % and %",
      "entre % et %",
      "entre % y %",
      "بين % و%",
    ],
    .resumed: [
      "You go on where you stopped; the last question was “%”.",
      "Vous reprenez où vous en étiez ; la dernière question était « % ».",
      "Sigue donde lo dejó; la última pregunta fue «%».",
      "تتابع من حيث توقفت؛ السؤال الأخير كان «%».",
    ],
    .wrongFile: [
      "The file is of another kind than is asked for.",
      "Le fichier n’est pas du type demandé.",
      "El archivo no es del tipo que se pide.",
      "الملف من نوع غير المطلوب.",
    ],
    .fileKept: [
      "The file is in the vault (%). The original still lies where it was.",
      "Le fichier est dans le coffre (%). L’original reste où il était.",
      "El archivo está en la bóveda (%). El original sigue donde estaba.",
      "الملف محفوظ في الخزنة (%). يبقى الأصل في مكانه.",
    ],
    .fileNotKept: [
      "The file was not taken: %",
      "Le fichier n’a pas été pris : %",
      "No se tomó el archivo: %",
      "لم يؤخذ الملف: %",
    ],
    .fileHint: [
      "Where the file is, such as /media/usb/photo.jpg. It is copied into the vault; "
        + "at most 64 MiB.",
      "Où se trouve le fichier, par exemple /media/usb/photo.jpg. Il est copié dans le "
        + "coffre ; 64 Mio au plus.",
      "Dónde está el archivo, por ejemplo /media/usb/foto.jpg. Se copia en la bóveda; "
        + "64 MiB como máximo.",
      "مكان الملف، مثل ‎/media/usb/photo.jpg‎. يُنسخ إلى الخزنة؛ 64 ميبيبايت على الأكثر.",
    ],
    .fileGone: [
      "The file of “%” is no longer in the vault: name it again.",
      "Le fichier de « % » n’est plus dans le coffre : indiquez-le de nouveau.",
      "El archivo de «%» ya no está en la bóveda: indíquelo de nuevo.",
      "ملف «%» لم يعد في الخزنة: حدده مرة أخرى.",
    ],
    .unusual: [
      "This answer is unusual. Keep it anyway?",
      "Cette réponse est inhabituelle. La garder quand même ?",
      "Esta respuesta es poco común. ¿Conservarla de todos modos?",
      "هذه إجابة غير معتادة. هل تبقى كما هي؟",
    ],
    .keepAnyway: [
      "Keep it anyway",
      "La garder quand même",
      "Conservarla de todos modos",
      "إبقاؤها كما هي",
    ],
    .changeIt: [
      "Change it",
      "La changer",
      "Cambiarla",
      "تغييرها",
    ],
    .draft1: [
      "There is a draft of this form.",
      "Il y a un brouillon de ce formulaire.",
      "Hay un borrador de este formulario.",
      "توجد مسودة لهذه الاستمارة.",
    ],
    .drafts: [
      "There are drafts of this form.",
      "Il y a des brouillons de ce formulaire.",
      "Hay borradores de este formulario.",
      "توجد مسودات لهذه الاستمارة.",
    ],
    .goOnWith: [
      "Go on with: %",
      "Continuer : %",
      "Seguir con: %",
      "المتابعة مع: %",
    ],
    .throwAway: [
      "Throw away: %",
      "Jeter : %",
      "Desechar: %",
      "حذف: %",
    ],
    .beginNew: [
      "Begin a new form",
      "Commencer un nouveau formulaire",
      "Empezar un formulario nuevo",
      "بدء استمارة جديدة",
    ],
    .throwAwaySure: [
      "Throw the draft away, with % answers?",
      "Jeter le brouillon, avec % réponses ?",
      "¿Desechar el borrador, con % respuestas?",
      "حذف المسودة مع إجاباتها (%)؟",
    ],
    .percentAnswered: [
      "% % answered",
      "% % répondu",
      "% % respondido",
      "أُجيب عن % ٪",
    ],
    .lastAsked: [
      "last: %",
      "dernière : %",
      "última: %",
      "الأخير: %",
    ],
    .draftVersion: [
      "version %",
      "version %",
      "versión %",
      "الإصدار %",
    ],
    .dayToday: [
      "today",
      "aujourd’hui",
      "hoy",
      "اليوم",
    ],
    .dayYesterday: [
      "yesterday",
      "hier",
      "ayer",
      "أمس",
    ],
    .daysAgo: [
      "% days ago",
      "il y a % jours",
      "hace % días",
      "قبل % أيام",
    ],
    .formChanged: [
      "The form changed since this draft was begun.",
      "Le formulaire a changé depuis le début de ce brouillon.",
      "El formulario cambió desde que se empezó este borrador.",
      "تغيّرت الاستمارة منذ بدء هذه المسودة.",
    ],
    .noQuestionChanges: [
      "No question changes.",
      "Aucune question ne change.",
      "No cambia ninguna pregunta.",
      "لم يتغير أي سؤال.",
    ],
    .stayVersion: [
      "Go on with version %",
      "Continuer avec la version %",
      "Seguir con la versión %",
      "المتابعة بالإصدار %",
    ],
    .moveVersion: [
      "Change to version %",
      "Passer à la version %",
      "Cambiar a la versión %",
      "الانتقال إلى الإصدار %",
    ],
    .withoutPlace: [
      "Answers without a place stay in the draft and are shown in the review.",
      "Les réponses sans place restent dans le brouillon et sont montrées à la relecture.",
      "Las respuestas sin lugar quedan en el borrador y se muestran en la revisión.",
      "الإجابات التي لا مكان لها تبقى في المسودة وتظهر في المراجعة.",
    ],
    .questionRenamed: [
      "renamed: % is now %",
      "renommée : % est maintenant %",
      "con otro nombre: % ahora es %",
      "تغيّر الاسم: % أصبح %",
    ],
    .questionGone: [
      "gone: %",
      "supprimée : %",
      "ya no está: %",
      "حُذف: %",
    ],
    .questionRetyped: [
      "of another type: %",
      "d’un autre type : %",
      "de otro tipo: %",
      "من نوع آخر: %",
    ],
    .questionNew: [
      "new: %",
      "nouvelle : %",
      "nueva: %",
      "جديد: %",
    ],
    .stepsLost: [
      "% steps of the draft could not be read again.",
      "% étapes du brouillon n’ont pas pu être relues.",
      "No se pudieron releer % pasos del borrador.",
      "تعذرت قراءة % من خطوات المسودة.",
    ],
  ]
}
