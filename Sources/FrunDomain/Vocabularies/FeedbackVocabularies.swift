extension Vocabulary {
  /// Lists of feedback and complaints; families see most of them.
  static let feedback: [Vocabulary] = [
    list(
      "feedbackGiver", own,
      [
        code("child", "Child or young person", fr: "Enfant ou jeune", ar: "طفل أو شاب"),
        code("caregiver", "Caregiver", fr: "Personne ayant la garde", ar: "مقدم الرعاية"),
        code("client", "Adult client", fr: "Adulte accompagné", ar: "مستفيد بالغ"),
      ]),
    list(
      "feedbackMode", own,
      [
        code("alone", "Filled in alone", fr: "Rempli seul", ar: "مُلئ بشكل منفرد"),
        code(
          "read_aloud", "Read aloud by somebody", fr: "Lu à voix haute", ar: "قُرئ بصوت مسموع"),
        code("phone", "By telephone", fr: "Par téléphone", ar: "عبر الهاتف"),
        code(
          "pictures", "With pictures or a game", fr: "Avec des images ou un jeu",
          ar: "بالصور أو اللعب"),
      ]),
    list(
      "feedbackAnswer", "five answers of which one is not to answer",
      [
        code("yes", "Yes", fr: "Oui", ar: "نعم"),
        code("partly", "Partly", fr: "En partie", ar: "إلى حد ما"),
        code("no", "No", fr: "Non", ar: "لا"),
        code("unsure", "Don't know", fr: "Ne sait pas", ar: "لا أعرف"),
        code("declined", "Rather not say", fr: "Préfère ne pas répondre", ar: "أفضل عدم الإجابة"),
      ]),
    list(
      "satisfaction", own,
      [
        code("1", "Very unhappy", fr: "Très mécontent", ar: "غير راضٍ أبداً"),
        code("2", "Unhappy", fr: "Mécontent", ar: "غير راضٍ"),
        code("3", "Neither", fr: "Ni l'un ni l'autre", ar: "لا هذا ولا ذاك"),
        code("4", "Happy", fr: "Content", ar: "راضٍ"),
        code("5", "Very happy", fr: "Très content", ar: "راضٍ جداً"),
        code("declined", "Rather not say", fr: "Préfère ne pas répondre", ar: "أفضل عدم الإجابة"),
      ]),
    list(
      "complaintChannel", own,
      [
        code("in_person", "Said in person", fr: "De vive voix", ar: "شفهياً"),
        code("phone", "Telephone or message", fr: "Téléphone ou message", ar: "هاتف أو رسالة"),
        code(
          "box", "Letter or complaints box", fr: "Lettre ou boîte à plaintes",
          ar: "رسالة أو صندوق الشكاوى"),
        code(
          "through_person", "Through another person", fr: "Par une autre personne",
          ar: "عبر شخص آخر"),
        code(
          "feedback", "Came up in feedback", fr: "Lors d'un retour d'expérience",
          ar: "ظهرت أثناء إبداء الرأي"),
        code("other", "Other", fr: "Autre", ar: "أخرى"),
      ]),
    list(
      "complainant", own,
      [
        code("child", "The child", fr: "L'enfant", ar: "الطفل"),
        code("parent", "Parent", fr: "Parent", ar: "أحد الوالدين"),
        code("caregiver", "Caregiver", fr: "Personne ayant la garde", ar: "مقدم الرعاية"),
        code("relative", "Other relative", fr: "Autre membre de la famille", ar: "قريب آخر"),
        code(
          "community", "Somebody of the community", fr: "Membre de la communauté",
          ar: "شخص من المجتمع"),
        code("staff", "Staff or partner", fr: "Personnel ou partenaire", ar: "موظف أو شريك"),
        code("not_stated", "Not said", fr: "Non précisé", ar: "غير مذكور"),
      ]),
    list(
      "complaintSubject", own,
      [
        code(
          "abuse_by_staff", "Harm, abuse or sexual exploitation by staff",
          fr: "Maltraitance, abus ou exploitation sexuelle par le personnel",
          ar: "أذى أو إساءة أو استغلال جنسي من أحد العاملين"),
        code(
          "corruption", "Money or favours asked for help",
          fr: "Argent ou faveurs demandés en échange de l'aide",
          ar: "طلب مال أو خدمات مقابل المساعدة"),
        code(
          "confidentiality", "Private information was passed on",
          fr: "Informations privées divulguées", ar: "إفشاء معلومات خاصة"),
        code(
          "behaviour", "Disrespect or discrimination", fr: "Manque de respect ou discrimination",
          ar: "قلة احترام أو تمييز"),
        code(
          "decision", "A decision in the case", fr: "Une décision dans le dossier",
          ar: "قرار في الملف"),
        code(
          "delay", "Delay, or no visit", fr: "Retard ou absence de visite",
          ar: "تأخير أو عدم زيارة"),
        code("service", "Quality of the help", fr: "Qualité de l'aide", ar: "جودة المساعدة"),
        code(
          "consent", "Something was done without asking", fr: "Fait sans demander l'accord",
          ar: "أمر تم دون أخذ الموافقة"),
        code("other", "Other", fr: "Autre", ar: "أخرى"),
      ]),
    list(
      "complaintAbout", own,
      [
        code(
          "caseworker", "The caseworker", fr: "La personne chargée du dossier",
          ar: "أخصائي الحالة"),
        code("supervisor", "A supervisor", fr: "Un superviseur", ar: "مشرف"),
        code("interpreter", "An interpreter", fr: "Un interprète", ar: "مترجم"),
        code("volunteer", "A volunteer", fr: "Un bénévole", ar: "متطوع"),
        code(
          "other_organisation", "Another organisation", fr: "Une autre organisation",
          ar: "منظمة أخرى"),
        code("authority", "An authority", fr: "Une autorité", ar: "سلطة رسمية"),
        code(
          "nobody", "Nobody in particular", fr: "Personne en particulier",
          ar: "لا أحد بعينه"),
        code("not_stated", "Not said", fr: "Non précisé", ar: "غير مذكور"),
      ]),
    list(
      "complaintReply", own,
      [
        code("in_person", "In person", fr: "En personne", ar: "شخصياً"),
        code("phone", "By telephone", fr: "Par téléphone", ar: "عبر الهاتف"),
        code(
          "through_person", "Through somebody trusted", fr: "Par une personne de confiance",
          ar: "عبر شخص موثوق"),
        code("none", "No answer wanted", fr: "Aucune réponse souhaitée", ar: "لا يُراد رد"),
      ]),
    list(
      "complaintStatus", own,
      [
        code("received", "Received"), code("referred", "Passed to those who look into it"),
        code("answered", "Answered"), code("closed", "Closed"),
      ]),
    list(
      "readers", own,
      [
        code("officer", "Data protection officer"),
        code("supervisors", "Supervisors and data protection officer"),
      ]),
  ]
}
