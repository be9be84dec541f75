extension Vocabulary {
  /// Lists about persons, their names and how they are related.
  static let person: [Vocabulary] = [
    list(
      "sex", "PFIF 1.4 with a code for not stated",
      [
        code("female", "Female", fr: "Féminin", ar: "أنثى"),
        code("male", "Male", fr: "Masculin", ar: "ذكر"),
        code("other", "Other", fr: "Autre", ar: "آخر"),
        code(
          "not_stated", "Unknown or not stated", fr: "Inconnu ou non précisé",
          ar: "غير معروف أو غير مذكور"),
      ]),
    list(
      "personRole", own,
      [
        code("client", "Client"), code("sought_relative", "Sought relative"),
        code("seeking_relative", "Seeking relative"), code("caregiver", "Caregiver"),
        code("household_member", "Household member"), code("relative", "Other relative"),
        code("other", "Other"),
      ]),
    list(
      "nameKind", own,
      [
        code("full", "Full name"), code("given", "Given name"), code("middle", "Middle name"),
        code("family", "Family name"), code("father", "Father's name"),
        code("grandfather", "Grandfather's name"), code("mother", "Mother's name"),
        code("nickname", "Nickname"), code("birth", "Name at birth"),
        code("other", "Other name"),
      ]),
    list(
      "identifierKind", primero,
      [
        code("national_id", "National identity number"), code("passport", "Passport"),
        code("birth_certificate", "Birth certificate"), code("ration_card", "Ration card"),
        code("unhcr_case", "UNHCR case number"),
        code("unhcr_individual", "UNHCR individual number"),
        code("icrc", "ICRC reference"), code("red_cross", "Red Cross or Red Crescent reference"),
        code("family_number", "Family number"), code("other_agency", "Number of another agency"),
        code("other", "Other"),
      ]),
    list(
      "maritalStatus", primero,
      [
        code("single", "Single"), code("married", "Married or living together"),
        code("divorced", "Divorced or separated"), code("widowed", "Widowed"),
        code("not_stated", "Unknown or not stated"),
      ]),
    list(
      "relation", primero,
      [
        code("mother", "Mother", fr: "Mère", ar: "الأم"),
        code("father", "Father", fr: "Père", ar: "الأب"),
        code("stepmother", "Stepmother", fr: "Belle-mère (épouse du père)", ar: "زوجة الأب"),
        code("stepfather", "Stepfather", fr: "Beau-père (époux de la mère)", ar: "زوج الأم"),
        code("grandmother", "Grandmother", fr: "Grand-mère", ar: "الجدة"),
        code("grandfather", "Grandfather", fr: "Grand-père", ar: "الجد"),
        code("aunt", "Aunt", fr: "Tante", ar: "العمة أو الخالة"),
        code("uncle", "Uncle", fr: "Oncle", ar: "العم أو الخال"),
        code("sister", "Sister", fr: "Sœur", ar: "الأخت"),
        code("brother", "Brother", fr: "Frère", ar: "الأخ"),
        code(
          "half_sibling", "Half-sister or half-brother", fr: "Demi-sœur ou demi-frère",
          ar: "أخ أو أخت غير شقيق"),
        code("cousin", "Cousin", fr: "Cousin ou cousine", ar: "ابن أو ابنة العم أو الخال"),
        code("husband", "Husband", fr: "Mari", ar: "الزوج"),
        code("wife", "Wife", fr: "Épouse", ar: "الزوجة"),
        code("partner", "Partner", fr: "Partenaire", ar: "الشريك"),
        code("daughter", "Daughter", fr: "Fille", ar: "الابنة"),
        code("son", "Son", fr: "Fils", ar: "الابن"),
        code("granddaughter", "Granddaughter", fr: "Petite-fille", ar: "الحفيدة"),
        code("grandson", "Grandson", fr: "Petit-fils", ar: "الحفيد"),
        code("guardian", "Legal guardian", fr: "Tuteur légal", ar: "الوصي القانوني"),
        code("foster_mother", "Foster mother", fr: "Mère d'accueil", ar: "الأم الحاضنة"),
        code("foster_father", "Foster father", fr: "Père d'accueil", ar: "الأب الحاضن"),
        code(
          "caregiver", "Other caregiver", fr: "Autre personne ayant la garde", ar: "مقدم رعاية آخر"),
        code("other_family", "Other relative", fr: "Autre membre de la famille", ar: "قريب آخر"),
        code("not_related", "Not related", fr: "Sans lien de parenté", ar: "لا توجد قرابة"),
        code("unknown", "Unknown", fr: "Inconnu", ar: "غير معروف"),
      ]),
    list(
      "aliveStatus", primero,
      [
        code("alive", "Alive", fr: "En vie", ar: "على قيد الحياة"),
        code("dead", "Dead", fr: "Décédé", ar: "متوفى"),
        code("unknown", "Unknown", fr: "Inconnu", ar: "غير معروف"),
      ]),
    list(
      "contactKind", own,
      [
        code("phone", "Telephone"), code("messaging", "Messaging service"),
        code("email", "E-mail"), code("social", "Social network"),
        code("through_person", "Through another person"), code("other", "Other"),
      ]),
    list(
      "contactWish",
      "whether the person wants to be contacted; the seeds' demand for two-sided consent",
      [
        code("yes", "Wants contact", fr: "Souhaite le contact", ar: "يرغب في التواصل"),
        code(
          "later", "Wants contact, but later", fr: "Souhaite le contact plus tard",
          ar: "يرغب في التواصل لاحقاً"),
        code("not_sure", "Not sure", fr: "Ne sait pas encore", ar: "غير متأكد"),
        code(
          "no", "Does not want contact", fr: "Ne souhaite pas le contact", ar: "لا يرغب في التواصل"),
      ]),
    list(
      "locationKind", own,
      [
        code("current", "Current"), code("before_separation", "Last before the separation"),
        code("separation", "Place of the separation"), code("origin", "Place of origin"),
        code("intended", "Intended"), code("found", "Place where found"),
        code("transit", "Place on the journey"), code("other", "Other"),
      ]),
    list(
      "communicationMeans", primero,
      [
        code("speech", "Speech"), code("sign_language", "Sign language"),
        code("through_parents", "Through the parents"),
        code("through_sibling", "Through a sibling"), code("through_family", "Through relatives"),
        code("through_teacher", "Through a teacher"),
        code("through_aid", "Through a technical aid"),
        code("specialised_centre", "Through a specialised centre"), code("other", "Other"),
      ]),
  ]
}
