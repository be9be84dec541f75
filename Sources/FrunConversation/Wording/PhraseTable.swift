/// The phrases by language.
enum PhraseTable {
  static let rows: [Phrase: [String: String]] = [
    .required: [
      "en": "required", "fr": "obligatoire", "es": "obligatorio", "ar": "مطلوب",
    ],
    .optional: ["en": "may be left empty", "fr": "facultatif", "es": "opcional", "ar": "اختياري"],
    .error: ["en": "error: %1", "fr": "erreur : %1", "es": "error: %1", "ar": "خطأ: %1"],
    .currentAnswer: [
      "en": "answer now: %1", "fr": "réponse actuelle : %1", "es": "respuesta actual: %1",
      "ar": "الإجابة الحالية: %1",
    ],
    .notPossible: [
      "en": "not possible here", "fr": "impossible ici", "es": "no es posible aquí",
      "ar": "غير ممكن هنا",
    ],
    .unknownCommand: [
      "en": "no such word; :help lists them", "fr": "mot inconnu ; :help les énumère",
      "es": "palabra desconocida; :help las enumera",
      "ar": "أمر غير معروف. اكتب :help لعرض الأوامر",
    ],
    .nothingMatches: [
      "en": "nothing matches", "fr": "aucun résultat", "es": "sin resultados",
      "ar": "لا توجد نتائج",
    ],
    .chooseOne: [
      "en": "choose one of the list", "fr": "choisissez dans la liste",
      "es": "elija de la lista", "ar": "اختر من القائمة",
    ],
    .notNumber: [
      "en": "this is not a number", "fr": "ce n’est pas un nombre", "es": "no es un número",
      "ar": "هذا ليس رقمًا",
    ],
    .notForNumbers: [
      "en": "only a number can stand here", "fr": "seul un nombre est possible ici",
      "es": "aquí solo cabe un número", "ar": "يُكتب هنا رقم فقط",
    ],
    .leaveQuestion: [
      "en": "Keep the draft and leave? [Y/n]", "fr": "Garder le brouillon et quitter ? [Y/n]",
      "es": "¿Guardar el borrador y salir? [Y/n]", "ar": "حفظ المسودة والخروج؟ [Y/n]",
    ],
    .locked: [
      "en": "Locked. Type the passphrase to go on.",
      "fr": "Verrouillé. Tapez la phrase secrète pour continuer.",
      "es": "Bloqueado. Escriba la frase de contraseña para seguir.",
      "ar": "مقفل. اكتب عبارة المرور للمتابعة.",
    ],
    .wrongPassphrase: [
      "en": "This does not open the vault.", "fr": "Cela n’ouvre pas le coffre.",
      "es": "Esto no abre la bóveda.", "ar": "هذه العبارة لا تفتح الخزنة.",
    ],
    .blanked: [
      "en": "The screen is blank. Enter shows it again.",
      "fr": "L’écran est masqué. Entrée l’affiche de nouveau.",
      "es": "La pantalla está oculta. Entrar la muestra de nuevo.",
      "ar": "الشاشة مخفية. اضغط Enter لإظهارها.",
    ],
    .optionsCount: [
      "en": "%1 options. Type part of a name, or a number from the last list.",
      "fr": "%1 options. Tapez une partie d’un nom, ou un numéro de la dernière liste.",
      "es": "%1 opciones. Escriba parte de un nombre, o un número de la última lista.",
      "ar": "%1 خيارات. اكتب جزءًا من اسم أو رقمًا من القائمة الأخيرة.",
    ],
    .matchesCount: [
      "en": "%1 of %2", "fr": "%1 sur %2", "es": "%1 de %2", "ar": "%1 من %2",
    ],
    .shownOf: [
      "en": "the first %1 of %2 are listed; type more of the name",
      "fr": "les %1 premiers sur %2 ; tapez la suite du nom",
      "es": "los primeros %1 de %2; escriba más del nombre",
      "ar": "تظهر أول %1 من %2. اكتب المزيد من الاسم",
    ],
    .chosen: ["en": "selected: %1", "fr": "choisi : %1", "es": "elegido: %1", "ar": "المختار: %1"],
    .nothingChosen: [
      "en": "nothing selected", "fr": "rien de choisi", "es": "nada elegido",
      "ar": "لم يُختر شيء",
    ],
    .exclusiveNote: [
      "en": "no longer selected: %1", "fr": "n’est plus choisi : %1", "es": "ya no elegido: %1",
      "ar": "أُلغي اختيار: %1",
    ],
    .answer: ["en": "Answer:", "fr": "Réponse :", "es": "Respuesta:", "ar": "الإجابة:"],
    .number: ["en": "Number:", "fr": "Nombre :", "es": "Número:", "ar": "الرقم:"],
    .date: ["en": "Date:", "fr": "Date :", "es": "Fecha:", "ar": "التاريخ:"],
    .choice: ["en": "Choice:", "fr": "Choix :", "es": "Elección:", "ar": "الاختيار:"],
    .choiceMore: [
      "en": "Choice, or an empty line when done:", "fr": "Choix, ou ligne vide pour terminer :",
      "es": "Elección, o línea vacía para terminar:", "ar": "الاختيار، أو سطر فارغ للإنهاء:",
    ],
    .order: [
      "en": "Order, or an empty line when right:", "fr": "Ordre, ou ligne vide s’il est bon :",
      "es": "Orden, o línea vacía si está bien:", "ar": "الترتيب، أو سطر فارغ إن كان صحيحًا:",
    ],
    .goOnEnter: [
      "en": "Enter goes on:", "fr": "Entrée pour continuer :", "es": "Entrar para seguir:",
      "ar": "اضغط Enter للمتابعة:",
    ],
    .blockEnd: [
      "en": "Text; a line with only a full stop ends it:",
      "fr": "Texte ; une ligne avec un seul point le termine :",
      "es": "Texto; una línea con solo un punto lo termina:",
      "ar": "النص. سطر فيه نقطة فقط ينهيه:",
    ],
    .hidden: [
      "en": "not shown while typed", "fr": "n’est pas affiché", "es": "no se muestra",
      "ar": "لا يظهر أثناء الكتابة",
    ],
    .rowsFilled: [
      "en": "%1 of %2 filled", "fr": "%1 sur %2 remplis", "es": "%1 de %2 llenos",
      "ar": "اكتمل %1 من %2",
    ],
    .noRows: ["en": "no rows yet", "fr": "aucune ligne", "es": "sin filas", "ar": "لا توجد صفوف"],
    .incomplete: ["en": "incomplete", "fr": "incomplet", "es": "incompleto", "ar": "غير مكتمل"],
    .moreLines: [
      "en": "%1 more lines; ? shows all", "fr": "%1 lignes de plus ; ? affiche tout",
      "es": "%1 líneas más; ? muestra todo", "ar": "%1 أسطر أخرى. ? يعرض الكل",
    ],
    .tooLong: [
      "en": "nothing more fits here", "fr": "plus de place ici", "es": "no cabe más aquí",
      "ar": "لا مكان للمزيد هنا",
    ],
    .hintLong: [
      "en": "Type part of a name; the arrow keys move, Enter chooses.",
      "fr": "Tapez une partie d’un nom ; les flèches déplacent, Entrée choisit.",
      "es": "Escriba parte de un nombre; las flechas mueven, Entrar elige.",
      "ar": "اكتب جزءًا من الاسم؛ الأسهم للتنقل وEnter للاختيار.",
    ],
    .hintMany: [
      "en": "A number selects an option or takes it back.",
      "fr": "Un numéro choisit une option ou la retire.",
      "es": "Un número elige una opción o la quita.",
      "ar": "الرقم يختار خيارًا أو يلغيه.",
    ],
    .hintRank: [
      "en": "Type the numbers in their order, such as 3 1 2.",
      "fr": "Tapez les numéros dans l’ordre, par exemple 3 1 2.",
      "es": "Escriba los números en orden, por ejemplo 3 1 2.",
      "ar": "اكتب الأرقام بالترتيب، مثل 3 1 2.",
    ],
    .hintRoster: [
      "en": ":add adds a row, :edit 2 and :delete 2 take the second, an empty line goes on.",
      "fr": ":add ajoute une ligne, :edit 2 et :delete 2 prennent la deuxième, vide continue.",
      "es": ":add añade una fila, :edit 2 y :delete 2 toman la segunda, vacía sigue.",
      "ar": "‏:add يضيف صفًا، ‏:edit 2 و‏:delete 2 للصف الثاني، والسطر الفارغ للمتابعة.",
    ],
    .hintReview: [
      "en": "A number goes to that line; :finish finishes.",
      "fr": "Un numéro va à cette ligne ; :finish termine.",
      "es": "Un número va a esa línea; :finish termina.",
      "ar": "الرقم ينتقل إلى ذلك السطر؛ ‏:finish للإنهاء.",
    ],
    .hintBlock: [
      "en": "Text of several lines.", "fr": "Texte de plusieurs lignes.",
      "es": "Texto de varias líneas.", "ar": "نص من عدة أسطر.",
    ],
    .plainScrollback: [
      "en": "Answers stay in this window's scrollback: clear it when you are done.",
      "fr": "Les réponses restent dans l’historique de cette fenêtre : effacez-le à la fin.",
      "es": "Las respuestas quedan en el historial de esta ventana: bórrelo al terminar.",
      "ar": "تبقى الإجابات في سجل هذه النافذة: امسحه عند الانتهاء.",
    ],
    .hintsOn: [
      "en": "hints on", "fr": "aide activée", "es": "ayuda activada", "ar": "التلميحات تعمل",
    ],
    .hintsOff: [
      "en": "hints off", "fr": "aide désactivée", "es": "ayuda desactivada",
      "ar": "التلميحات متوقفة",
    ],
    .plainHelp: [
      "en": "Words for doing something else than answering:",
      "fr": "Mots pour faire autre chose que répondre :",
      "es": "Palabras para hacer otra cosa que responder:",
      "ar": "كلمات لفعل شيء غير الإجابة:",
    ],
    .enterKeeps: [
      "en": "Enter keeps it; :clear takes it away", "fr": "Entrée la garde ; :clear l’enlève",
      "es": "Entrar la conserva; :clear la quita", "ar": "زر Enter يبقيها، و:clear يمحوها",
    ],
    .together: [
      "en": "%1, together with: %2", "fr": "%1, avec : %2", "es": "%1, junto con: %2",
      "ar": "%1، مع: %2",
    ],
    .missing: ["en": "missing", "fr": "manquant", "es": "falta", "ar": "ناقص"],
    .deferred: [
      "en": "come back", "fr": "à revoir", "es": "volver", "ar": "للعودة إليه",
    ],
    .warning: ["en": "check", "fr": "à vérifier", "es": "revisar", "ar": "للتحقق"],
    .dropped: [
      "en": "will not be stored", "fr": "ne sera pas enregistré", "es": "no se guardará",
      "ar": "لن يُحفظ",
    ],
    .open: ["en": "not answered", "fr": "sans réponse", "es": "sin respuesta", "ar": "بلا إجابة"],
    .keysTitle: ["en": "Keys", "fr": "Touches", "es": "Teclas", "ar": "المفاتيح"],
  ]
}
