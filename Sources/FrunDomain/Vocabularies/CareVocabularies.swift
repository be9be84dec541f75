extension Vocabulary {
  /// Lists about care, assessment and placement.
  static let care: [Vocabulary] = [
    list(
      "careArrangement", primero,
      [
        code("parents", "Parents", fr: "Parents", ar: "الوالدان"),
        code("step_parent", "Step-parent", fr: "Beau-parent", ar: "زوج الأم أو زوجة الأب"),
        code(
          "customary_caregiver", "Customary caregiver", fr: "Gardien coutumier",
          ar: "مقدم الرعاية المعتاد"),
        code("adult_sibling", "Adult sibling", fr: "Frère ou sœur adulte", ar: "أخ أو أخت بالغ"),
        code(
          "kinship", "Kinship care or extended family", fr: "Famille élargie", ar: "رعاية الأقارب"),
        code("foster", "Foster care", fr: "Famille d'accueil", ar: "أسرة حاضنة"),
        code(
          "residential", "Residential care", fr: "Prise en charge en institution",
          ar: "رعاية مؤسسية"),
        code("kafala", "Kafala", fr: "Kafala", ar: "كفالة"),
        code("independent_living", "Independent living", fr: "Vie autonome", ar: "عيش مستقل"),
        code(
          "child_headed_household", "Child-headed household", fr: "Ménage dirigé par un enfant",
          ar: "أسرة يعيلها طفل"),
        code(
          "unrelated_adult", "Unrelated adult", fr: "Adulte sans lien de parenté",
          ar: "بالغ من غير الأقارب"),
        code("none", "No care arrangement", fr: "Aucune prise en charge", ar: "لا توجد رعاية"),
        code("other", "Other", fr: "Autre", ar: "أخرى"),
      ]),
    list(
      "caregiverChangeReason", primero,
      [
        code("abuse", "Abuse or exploitation"), code("death", "Death of the caregiver"),
        code("education", "Education"), code("ill_health", "Ill health of the caregiver"),
        code("poverty", "Poverty"), code("relationship_breakdown", "Relationship breakdown"),
        code("other", "Other"),
      ]),
    list(
      "willingness", primero,
      [
        code("no", "No"), code("yes_short_term", "Yes, short term"),
        code("yes_long_term", "Yes, long term"),
      ]),
    list(
      "placementEnd", own,
      [
        code("planned_move", "Planned move"), code("disruption", "Breakdown"),
        code("removed", "Removed for safety"), code("returned_home", "Returned home"),
        code("adult", "Reached 18"), code("died", "Child died"), code("missing", "Child missing"),
        code("entered_in_error", "Entered in error"), code("other", "Other"),
      ]),
    list(
      "placementCountry", own,
      [code("same", "Same country"), code("other", "Another country")]),
    list(
      "assessmentKind", "case management and best interests procedure",
      [
        code("initial", "Initial"), code("best_interests", "Best interests assessment"),
        code("best_interests_determination", "Best interests determination"),
        code("family", "Family"), code("community", "Community"),
        code("care", "Care arrangement"), code("pre_closure", "Before closing"),
      ]),
    list(
      "assessmentStatus", primero,
      [
        code("pending_interview", "Interview pending"),
        code("pending_recommendation", "Recommendation pending"),
        code("pending_review", "Review pending"), code("completed", "Completed"),
      ]),
    list(
      "assessmentPurpose", primero,
      [
        code("child_at_risk", "Child at risk"), code("alternative_care", "Alternative care"),
        code("family_reunification", "Family reunification"),
        code("resettlement", "Resettlement"),
        code("voluntary_repatriation", "Voluntary repatriation"), code("other", "Other"),
      ]),
    list(
      "domain", "developmental needs, parenting capacity, family and environment",
      [
        code("safety", "Safety and protection"), code("attachment", "Care and attachment"),
        code("parenting", "Parenting capacity"), code("health", "Health and nutrition"),
        code("disability", "Disability and special needs"),
        code("education", "Education and skills"),
        code("psychosocial", "Psychosocial wellbeing"), code("housing", "Housing"),
        code("economy", "Household economy"), code("documents", "Documents and legal status"),
        code("community", "Community and stigma"), code("own_view", "The child's own view"),
      ]),
    list(
      "likelihood", own,
      [
        code("almost_certain", "Almost certain"), code("likely", "Likely"),
        code("possible", "Possible"), code("unlikely", "Unlikely"),
      ]),
  ]
}
