extension Vocabulary {
  /// Lists about tracing and verification.
  static let tracing: [Vocabulary] = [
    list(
      "disclosedAnswer", "an answer to a question that may be dangerous to answer",
      [
        code("yes", "Yes", fr: "Oui", ar: "نعم"), code("no", "No", fr: "Non", ar: "لا"),
        code("unknown", "Does not know", fr: "Ne sait pas", ar: "لا يعرف"),
        code(
          "refused", "Does not want to say", fr: "Ne souhaite pas le dire", ar: "لا يرغب في الإجابة"
        ),
      ]),
    list(
      "traffickingSign", "indicators of trafficking and exploitation of children",
      [
        code("debt", "Owes money for the journey"),
        code("papers_taken", "Papers were taken away"),
        code("movements_controlled", "May not go out or speak alone"),
        code("made_to_work", "Was made to work or beg"),
        code("promised", "Was promised work, school or marriage"),
        code("moved_by_stranger", "Was moved by somebody who is not family"),
        code("sexual_exploitation", "Sexual exploitation"),
        code("prepared_story", "Repeats a story learned by heart"),
        code("caller", "Somebody calls or waits for the child"),
        code("other", "Other sign"), code("none", "No sign noticed"),
      ]),
    list(
      "tracingDecision", "stop comes before everything else",
      [
        code(
          "stop", "Stop: do not trace", fr: "Arrêter : ne pas rechercher", ar: "التوقف: عدم البحث"),
        code("hold", "Wait for the supervisor", fr: "Attendre le superviseur", ar: "انتظار المشرف"),
        code(
          "restricted", "Trace with restrictions", fr: "Rechercher avec des restrictions",
          ar: "البحث مع قيود"),
        code("proceed", "Trace", fr: "Rechercher", ar: "البحث"),
      ]),
    list(
      "tracingRequestStatus", primero,
      [
        code("open", "Open"), code("suspended", "Suspended"), code("withdrawn", "Withdrawn"),
        code("closed", "Closed"),
      ]),
    list(
      "tracingMethod", "tracing types of case management forms",
      [
        code("phone", "Telephone or message"), code("visit", "Visit to a place"),
        code("community", "Asking community leaders and neighbours"),
        code("registers", "Registers, hospitals, camps, schools"),
        code("red_cross", "Through the Red Cross and Red Crescent network"),
        code("partner", "Through another organisation"), code("authorities", "Through authorities"),
        code("online", "Online and social networks"),
        code("photo", "Showing photographs"), code("mass", "Announcement to many people"),
      ]),
    list(
      "tracingOutcome", primero,
      [
        code("pending", "Answer awaited"), code("information", "New information, not yet found"),
        code("located", "Located"), code("found_dead", "Found to have died"),
        code("unsuccessful", "Nothing learned"),
        code("stopped", "Stopped for safety"),
      ]),
    list(
      "askerTold", own,
      [
        code("yes", "Yes"), code("not_yet", "Not yet; a day is agreed"),
        code("no", "No"),
      ]),
    list(
      "verificationSide", primero, [code("adult", "Adult"), code("child", "Child")]),
    list(
      "identityProof", own,
      [
        code("identity_document", "Identity document with photograph"),
        code("birth_record", "Birth record naming the parents"),
        code("family_book", "Family book or registration card"),
        code("photographs", "Photographs together"),
        code("witness", "Word of somebody trusted, asked apart"),
        code("other", "Other"), code("none", "None"),
      ]),
    list(
      "recognition", own,
      [
        code("yes", "Yes, at once"), code("unsure", "Not sure"), code("no", "No"),
        code("not_tried", "Not tried"),
      ]),
    list(
      "accountMatch", primero,
      [
        code("yes", "They fit"), code("partly", "Partly"), code("no", "They contradict"),
        code("not_compared", "Not compared yet"),
      ]),
    list(
      "livingWish", own,
      [
        code("yes", "Yes", fr: "Oui", ar: "نعم"),
        code("later", "Yes, but later", fr: "Oui, mais plus tard", ar: "نعم، ولكن لاحقاً"),
        code("not_sure", "Not sure", fr: "Ne sait pas encore", ar: "غير متأكد"),
        code("no", "No", fr: "Non", ar: "لا"),
      ]),
    list(
      "verificationResult", "verification states of case management forms",
      [
        code("pending", "Not finished"), code("verified", "Verified"),
        code("not_verified", "Could not be verified"), code("false_claim", "False claim"),
      ]),
    list(
      "verificationRecommendation", primero,
      [
        code("reunify", "Prepare reunification"),
        code("reunify_with_support", "Prepare reunification with support"),
        code("contact_only", "Keep contact, no reunification now"),
        code("trace_further", "Trace further"),
        code("alternative_care", "Plan alternative care"),
        code("protect", "Protect the child from this person"),
      ]),
  ]

  /// Lists of the supplements to a registration.
  static let situation: [Vocabulary] = [
    list(
      "clueKind", "supplement for children under five",
      [
        code("own_name", "Name the child answers to"),
        code("family_word", "Word for a parent, sibling or home"),
        code("language", "Language, dialect, accent"), code("song", "Song, rhyme or prayer"),
        code("story", "Story or game"), code("habit", "Habit: food, sleep, how it is carried"),
        code("mark", "Mark on the body, hair, teeth"), code("clothing", "Clothing and jewellery"),
        code("object", "Object the child had"), code("place", "Place the child remembers"),
        code("person", "Person the child asks for"), code("other", "Other"),
      ]),
    list(
      "photographState", own,
      [
        code("both", "Child and belongings"), code("child", "Child only"),
        code("belongings", "Belongings only"), code("no", "No"),
      ]),
    list(
      "metHow", own,
      [
        code("relative", "Relative"), code("known_before", "Known before the separation"),
        code("on_journey", "Met on the journey"), code("placed", "Placed by an organisation"),
        code("placed_by_family", "Entrusted by the family"),
        code("offered", "Offered to take the child"), code("unknown", "Unknown"),
      ]),
    list(
      "childWork", own,
      [
        code("no", "No"), code("light", "Light work that leaves time for school"),
        code("harmful", "Work that harms or keeps from school"), code("unknown", "Unknown"),
      ]),
    list(
      "asylumStatus", own,
      [
        code("not_applied", "Not applied"), code("advised", "Being advised"),
        code("pending", "Applied, waiting"), code("granted", "Protection granted"),
        code("rejected", "Rejected"), code("appeal", "Appeal pending"),
        code("not_needed", "Not needed"), code("unknown", "Unknown"),
      ]),
    list(
      "documentHolder", own,
      [
        code("child", "The child"), code("caregiver", "The caregiver"),
        code("organisation", "An organisation"), code("authority", "An authority"),
        code("somebody_else", "Somebody else"), code("none", "There are none"),
        code("unknown", "Unknown"),
      ]),
  ]
}
