extension Vocabulary {
  /// Lists of the records beside the care plan.
  static let carePlan: [Vocabulary] = [
    list(
      "participantRole", "case conference forms",
      [
        code("child", "Child", fr: "Enfant", ar: "الطفل"),
        code("parent", "Parent", fr: "Parent", ar: "أحد الوالدين"),
        code("caregiver", "Caregiver", fr: "Personne ayant la garde", ar: "مقدم الرعاية"),
        code("guardian", "Guardian", fr: "Tuteur", ar: "الوصي"),
        code("relative", "Relative", fr: "Membre de la famille", ar: "قريب"),
        code("worker", "Caseworker", fr: "Travailleur social", ar: "الأخصائي الاجتماعي"),
        code("supervisor", "Supervisor", fr: "Superviseur", ar: "المشرف"),
        code("interpreter", "Interpreter", fr: "Interprète", ar: "المترجم"),
        code("other_agency", "Other agency", fr: "Autre organisation", ar: "جهة أخرى"),
        code("other", "Other", fr: "Autre", ar: "آخر"),
      ]),
    list(
      "viewMethod", own,
      [
        code("spoken", "Spoken"), code("written", "Written"), code("drawing", "Drawing"),
        code("play", "Play"), code("signed", "Sign language"), code("observed", "Observed"),
        code("through_another", "Through another person"),
      ]),
    list(
      "viewWeight", own,
      [
        code("followed", "Followed"), code("partly", "Followed in part"),
        code("not_followed", "Not followed"),
      ]),
    list(
      "reviewKind", "case conference forms",
      [
        code("plan_review", "Review of the plan"), code("conference", "Case conference"),
        code("first_review", "First review after the placement"), code("other", "Other"),
      ]),
    list(
      "goalDecision", own,
      [
        code("continue", "Continue"), code("change", "Change"), code("achieved", "Achieved"),
        code("end", "End"), code("new", "New goal"), code("other", "Other"),
      ]),
    list(
      "contactMode", own,
      [
        code("call", "Call"), code("letter", "Letter or message"),
        code("supervised_visit", "Supervised visit"), code("day", "Day together"),
        code("overnight", "Overnight stay"),
      ]),
    list(
      "contactStatus", own,
      [code("planned", "Planned"), code("held", "Held"), code("cancelled", "Cancelled")]),
    list(
      "contactOutcome", own,
      [code("negative", "Negative"), code("mixed", "Mixed"), code("positive", "Positive")]),
    list(
      "referralStatus", "HL7 FHIR R4 task status",
      [
        code("draft", "Draft"), code("requested", "Requested"), code("received", "Received"),
        code("accepted", "Accepted"), code("rejected", "Rejected"), code("ready", "Ready"),
        code("in_progress", "In progress"), code("on_hold", "On hold"), code("failed", "Failed"),
        code("completed", "Completed"), code("cancelled", "Cancelled"),
        code("entered_in_error", "Entered in error"),
      ]),
    list(
      "referralRoute", primero,
      [
        code("referred", "Referred"), code("own_agency", "Provided by this agency"),
        code("received_elsewhere", "Already received elsewhere"),
        code("not_applicable", "Not applicable"), code("declined", "Declined by the family"),
        code("unavailable", "Service not available"),
      ]),
    list(
      "referralOutcome", own,
      [
        code("need_met", "Need met"), code("partly_met", "Need met in part"),
        code("not_met", "Need not met"), code("not_known", "Not known"),
      ]),
    list(
      "urgency", primero,
      [
        code("one_hour", "Within 1 hour"), code("three_hours", "Within 3 hours"),
        code("one_day", "Within 1 day"), code("three_days", "Within 3 days"),
        code("planned", "Planned"),
      ]),
    list(
      "placementEvent", "inter-agency reunification forms",
      [
        code("reunified", "Reunified", fr: "Réunification", ar: "لم شمل"),
        code("placed", "Placed", fr: "Placement", ar: "إيداع"),
        code("moved", "Moved to another placement", fr: "Changement de placement", ar: "انتقال"),
        code("spontaneous", "Went there without us", fr: "De sa propre initiative", ar: "تلقائي"),
        code(
          "already_there", "Lived there when the case was opened",
          fr: "Y vivait à l'ouverture du dossier", ar: "كان يعيش هناك عند فتح الملف"),
      ]),
    list(
      "gate", own,
      [
        code("activate_plan", "Gate 1: activate the plan"),
        code("overnight_contact", "Gate 2: overnight contact"),
        code("reunification_day", "Gate 3: reunification day"),
        code("lower_risk", "Gate 4: lower the risk"),
        code("close_case", "Gate 5: close the case"),
        code("competence", "Training of who acts"),
      ]),
  ]
}
