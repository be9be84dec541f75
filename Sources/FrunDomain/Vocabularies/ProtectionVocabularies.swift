extension Vocabulary {
  /// Lists about protection, risk, separation, consent and lawful basis.
  static let protection: [Vocabulary] = [
    list(
      "protectionStatus", primero,
      [
        code("unaccompanied", "Unaccompanied", fr: "Non accompagné", ar: "غير مصحوب"),
        code("separated", "Separated", fr: "Séparé", ar: "منفصل عن ذويه"),
        code("at_risk", "At risk", fr: "À risque", ar: "معرض للخطر"),
        code(
          "separated_adult", "Adult separated from the family", fr: "Adulte séparé de sa famille",
          ar: "بالغ منفصل عن عائلته"),
        code("with_family", "With family", fr: "Avec sa famille", ar: "مع العائلة"),
      ]),
    list(
      "displacementStatus", primero,
      [
        code("resident", "Resident"), code("internally_displaced", "Internally displaced"),
        code("refugee", "Refugee"), code("asylum_seeker", "Asylum seeker"),
        code("stateless", "Stateless"), code("returnee", "Returnee"),
        code("foreign_national", "Foreign national"), code("not_stated", "Unknown or not stated"),
      ]),
    list(
      "riskLevel", "inter-agency risk levels; severe stops a placement",
      [
        code("severe", "Severe", fr: "Extrême", ar: "شديد"),
        code("high", "High", fr: "Élevé", ar: "مرتفع"),
        code("medium", "Medium", fr: "Moyen", ar: "متوسط"),
        code("low", "Low", fr: "Faible", ar: "منخفض"),
      ]),
    list(
      "separationCause", primero,
      [
        code("conflict", "Conflict or war", fr: "Conflit ou guerre", ar: "نزاع أو حرب"),
        code(
          "persecution", "Flight from persecution", fr: "Fuite de la persécution",
          ar: "الفرار من الاضطهاد"),
        code(
          "natural_disaster", "Natural disaster", fr: "Catastrophe naturelle", ar: "كارثة طبيعية"),
        code(
          "population_movement", "Organised movement or evacuation",
          fr: "Déplacement organisé ou évacuation", ar: "انتقال منظم أو إجلاء"),
        code("migration", "Migration", fr: "Migration", ar: "هجرة"),
        code(
          "search_for_services", "Search for work, school or services",
          fr: "Recherche de travail, d'école ou de services", ar: "البحث عن عمل أو تعليم أو خدمات"),
        code(
          "lack_of_services", "Lack of access to services or support",
          fr: "Manque d'accès aux services ou au soutien", ar: "عدم الوصول إلى الخدمات أو الدعم"),
        code("poverty", "Poverty", fr: "Pauvreté", ar: "فقر"),
        code(
          "death", "Death of a family member", fr: "Décès d'un membre de la famille",
          ar: "وفاة أحد أفراد العائلة"),
        code(
          "sickness", "Sickness of a family member", fr: "Maladie d'un membre de la famille",
          ar: "مرض أحد أفراد العائلة"),
        code(
          "family_violence", "Abuse, violence or exploitation in the family",
          fr: "Abus, violence ou exploitation dans la famille",
          ar: "إساءة أو عنف أو استغلال داخل العائلة"),
        code(
          "divorce", "Divorce or remarriage", fr: "Divorce ou remariage", ar: "طلاق أو زواج جديد"),
        code("abandonment", "Abandonment", fr: "Abandon", ar: "هجر"),
        code(
          "entrusted_individual", "Entrusted to a person", fr: "Confié à une personne",
          ar: "عُهد به إلى شخص"),
        code(
          "entrusted_institution", "Entrusted to an institution", fr: "Confié à une institution",
          ar: "عُهد به إلى مؤسسة"),
        code(
          "armed_groups", "Recruitment by armed forces or groups",
          fr: "Recrutement par des forces ou groupes armés", ar: "تجنيد من قوات أو جماعات مسلحة"),
        code(
          "abduction", "Abduction or trafficking", fr: "Enlèvement ou traite",
          ar: "اختطاف أو اتجار بالبشر"),
        code(
          "detention", "Arrest or detention", fr: "Arrestation ou détention", ar: "توقيف أو احتجاز"),
        code(
          "repatriation", "Repatriation or deportation", fr: "Rapatriement ou expulsion",
          ar: "إعادة إلى الوطن أو ترحيل"),
        code("other", "Other", fr: "Autre", ar: "أخرى"),
      ]),
    list(
      "tracingStatus", primero,
      [
        code("open", "Open"), code("in_progress", "Tracing in progress"),
        code("located", "Located"), code("verified", "Verified"),
        code("reunified", "Reunified"), code("closed", "Closed"),
      ]),
    list(
      "consentDecision", own,
      [
        code("withdrawn", "Withdrawn", fr: "Retiré", ar: "تم سحبها"),
        code("refused", "Refused", fr: "Refusé", ar: "مرفوضة"),
        code("given", "Given", fr: "Donné", ar: "ممنوحة"),
      ]),
    list(
      "consentKind", own,
      [
        code("consent", "Consent", fr: "Consentement", ar: "موافقة"),
        code("assent", "Assent of a child", fr: "Assentiment de l'enfant", ar: "قبول الطفل"),
      ]),
    list(
      "consentPurpose", own,
      [
        code("services", "Services", fr: "Services", ar: "الخدمات"),
        code("tracing", "Tracing", fr: "Recherche de la famille", ar: "البحث عن العائلة"),
        code(
          "reporting", "Reports without names", fr: "Rapports sans noms", ar: "تقارير دون أسماء"),
        code(
          "sharing", "Sharing with other organisations", fr: "Partage avec d'autres organisations",
          ar: "المشاركة مع منظمات أخرى"),
      ]),
    list(
      "consentGiver", primero,
      [
        code("individual", "The person", fr: "La personne elle-même", ar: "الشخص نفسه"),
        code("parent", "Parent", fr: "Parent", ar: "أحد الوالدين"),
        code("caregiver", "Caregiver", fr: "Personne ayant la garde", ar: "مقدم الرعاية"),
        code("guardian", "Legal guardian", fr: "Tuteur légal", ar: "الوصي القانوني"),
        code("head_of_household", "Head of household", fr: "Chef de famille", ar: "رب الأسرة"),
        code("other", "Other", fr: "Autre", ar: "آخر"),
      ]),
    list(
      "consentMethod", own,
      [
        code("written", "Written", fr: "Écrit", ar: "كتابية"),
        code("thumbprint", "Thumbprint", fr: "Empreinte du pouce", ar: "بصمة الإبهام"),
        code("spoken", "Spoken, with a witness", fr: "Oral, avec témoin", ar: "شفهية بحضور شاهد"),
      ]),
    list(
      "withholdReason", primero,
      [
        code(
          "fear_of_harm", "Fear of harm to self or others", fr: "Crainte d'un préjudice",
          ar: "الخوف من الأذى"),
        code(
          "tells_themselves", "Wants to tell it themselves", fr: "Souhaite le dire en personne",
          ar: "يرغب في إبلاغ ذلك بنفسه"),
        code("other", "Other", fr: "Autre", ar: "آخر"),
      ]),
    list(
      "lawfulBasisKind", "code of conduct on data protection of the Restoring Family Links network",
      [
        code("consent", "Consent"), code("vital_interest", "Vital interest of a person"),
        code("public_interest", "Public interest"),
        code("legitimate_interest", "Legitimate interest"),
        code("legal_obligation", "Legal obligation"), code("contract", "Contract"),
      ]),
    list(
      "concernCategory", primero,
      [
        code("sexual_exploitation", "Sexual exploitation"),
        code("gender_based_violence", "Gender-based violence"),
        code("trafficking", "Trafficking or smuggling"), code("statelessness", "Statelessness"),
        code("detention", "Arrest or detention"), code("migrant", "Migrant"),
        code("disability", "Disability"), code("health", "Serious health issue"),
        code("refugee", "Refugee"), code("armed_groups", "Associated with armed forces or groups"),
        code("street", "Living in the street"), code("child_mother", "Child mother"),
        code("abuse", "Physical or mental abuse"),
        code("vulnerable_household", "Living with a vulnerable person"),
        code("child_labour", "Worst forms of child labour"),
        code("child_headed_household", "Child-headed household"),
        code("distress", "Mental distress"), code("neglect", "Neglect"),
        code("missed_contact", "Child not seen or not alone"),
        code("placement", "Concern about the placement"), code("other", "Other"),
      ]),
    list(
      "concernStatus", own, [code("open", "Open"), code("closed", "Closed")]),
    list(
      "concernPeriod", primero,
      [
        code("registration", "Registration"), code("verification", "Verification"),
        code("reunification", "Reunification"), code("follow_up_in_care", "Follow-up in care"),
        code("follow_up_after_reunification", "Follow-up after reunification"),
      ]),
    list("specificNeed", "UNHCR specific needs codes", specificNeeds),
    list(
      "checkResult", own,
      [
        code("concern", "Concern found"), code("refused", "Refused the check"),
        code("pending", "Not finished"), code("clear", "Clear"),
      ]),
    list(
      "protectiveAnswer", "an answer that protects; unknown is not yes",
      [code("no", "No"), code("unknown", "Unknown"), code("yes", "Yes")]),
  ]

  private static let specificNeeds: [VocabularyCode] = [
    code("cr_cp", "CR-CP Child parent"), code("cr_cs", "CR-CS Child spouse"),
    code("cr_cc", "CR-CC Child carer"), code("cr_tp", "CR-TP Teenage pregnancy"),
    code("cr_lw", "CR-LW Worst forms of child labour"),
    code("cr_lo", "CR-LO Other forms of child labour"),
    code("cr_ne", "CR-NE At risk of not attending school"),
    code("cr_se", "CR-SE Special education needs"),
    code("cr_af", "CR-AF Associated with armed forces or groups"),
    code("cr_cl", "CR-CL In conflict with the law"),
    code("sc_ch", "SC-CH Child-headed household"), code("sc_ic", "SC-IC In institutional care"),
    code("sc_fc", "SC-FC In foster care"), code("ds_bd", "DS-BD Visual impairment"),
    code("ds_df", "DS-DF Hearing impairment"), code("ds_pm", "DS-PM Physical disability, moderate"),
    code("ds_ps", "DS-PS Physical disability, severe"),
    code("ds_mm", "DS-MM Mental disability, moderate"),
    code("ds_ms", "DS-MS Mental disability, severe"), code("ds_sd", "DS-SD Speech impairment"),
    code("sm_mi", "SM-MI Mental illness"), code("sm_mn", "SM-MN Malnutrition"),
    code("sm_ci", "SM-CI Chronic illness"), code("sm_cc", "SM-CC Critical medical condition"),
    code("sm_ot", "SM-OT Other medical condition"), code("fu_tr", "FU-TR Tracing required"),
    code("fu_fr", "FU-FR Family reunification required"),
    code("lp_nd", "LP-ND No legal documents"),
    code("lp_an", "LP-AN Violence, abuse or neglect"),
    code("lp_md", "LP-MD Multiple displacements"), code("lp_ms", "LP-MS Marginalised"),
    code("lp_rr", "LP-RR At risk of refoulement"),
    code("tr_pi", "TR-PI Impaired by torture"),
    code("tr_ho", "TR-HO Held or forced to act by violence"),
    code("tr_wv", "TR-WV Witness of violence"),
    code("sv_va", "SV-VA Victim of sexual or gender-based violence"),
  ]
}
