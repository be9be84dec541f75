extension Vocabulary {
  /// Lists that many kinds use, and those of the office.
  static let general: [Vocabulary] = [
    list(
      "yesNoUnknown", own,
      [
        code("yes", "Yes", fr: "Oui", ar: "نعم"),
        code("no", "No", fr: "Non", ar: "لا"),
        code("unknown", "Unknown", fr: "Inconnu", ar: "غير معروف"),
      ]),
    list(
      "caseStatus", primero,
      [
        code("open", "Open"), code("on_hold", "On hold"), code("closed", "Closed"),
        code("transferred", "Transferred"), code("duplicate", "Duplicate"),
      ]),
    list(
      "closureReason", primero,
      [
        code("goals_met", "Goals met and safe"),
        code("adult_or_independent", "Reached 18 or independent"),
        code("permanent_care", "Adopted or other permanent care"),
        code("transferred", "Transferred"), code("repatriated", "Repatriated"),
        code("durable_solution", "Departed for a durable solution"),
        code("unreachable", "Moved or unreachable"), code("withdrew", "Family or child withdrew"),
        code("missing", "Child missing"), code("died", "Child died"),
        code("no_further_action", "No further action possible"), code("duplicate", "Duplicate"),
        code("opened_in_error", "Opened in error"), code("other", "Other"),
      ]),
    list(
      "reopenReason", primero,
      [
        code("placement_breakdown", "Breakdown of reunification or placement"),
        code("caregiver_died", "Death of caregiver"), code("abuse", "Abuse"),
        code("neglect", "Neglect"), code("new_information", "New information"),
        code("returned", "Person came back"), code("closed_in_error", "Closed in error"),
        code("other", "Other"),
      ]),
    list(
      "assignmentRole", own,
      [
        code("caseworker", "Caseworker"), code("supervisor", "Supervisor"),
        code("tracing_officer", "Tracing officer"), code("interpreter", "Interpreter"),
        code("legal_officer", "Legal officer"), code("other", "Other"),
      ]),
    list(
      "role", own,
      [
        code("caseworker", "Caseworker"), code("supervisor", "Supervisor"),
        code("dataProtectionOfficer", "Data protection officer"), code("trainer", "Trainer"),
        code("viewer", "Viewer"),
      ]),
    list(
      "memberStatus", own,
      [code("active", "Active"), code("suspended", "Suspended"), code("revoked", "Revoked")]),
    list(
      "attachmentKind", own,
      [
        code("photo", "Photo"), code("document", "Document"), code("audio", "Audio"),
        code("drawing", "Drawing by the child"), code("signature", "Signature"),
        code("other", "Other"),
      ]),
    list(
      "archivePurpose", own,
      [
        code(
          "tracing", "Looking for relatives", fr: "Recherche de proches", ar: "البحث عن الأقارب"),
        code(
          "services", "Services by the receiver", fr: "Services par le destinataire",
          ar: "خدمات يقدمها المستلم"),
        code("transfer", "Handing the case over", fr: "Transfert du dossier", ar: "نقل الحالة"),
        code(
          "referral", "Asking for one service", fr: "Référencement vers un service",
          ar: "إحالة إلى خدمة"),
        code("copy", "A full copy", fr: "Copie complète", ar: "نسخة كاملة"),
        code(
          "notice", "Telling what was taken back or erased",
          fr: "Avis de retrait ou d'effacement", ar: "إشعار بسحب أو محو"),
      ]),
    list(
      "attachmentSensitivity", own,
      [
        code("none", "Nothing about a person"), code("identity", "Who somebody is"),
        code("contact", "How to reach somebody"), code("location", "Where somebody is or was"),
        code("health", "Health or disability"),
        code("protection", "What somebody did, suffered or fears"),
      ]),
    list(
      "noteKind", own,
      [
        code("general", "General"), code("interview", "Interview"),
        code("supervision", "Supervision"), code("tracing", "Tracing"),
        code("legal", "Legal"), code("medical", "Medical"),
      ]),
  ]
}
