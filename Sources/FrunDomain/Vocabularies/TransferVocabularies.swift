extension Vocabulary {
  /// Lists of transfers and decisions about placements.
  static let transfer: [Vocabulary] = [
    list(
      "transferReason", primero,
      [
        code("moved", "Child or family moved"),
        code("specialised_services", "Specialised services are needed"),
        code("protection", "Protection concern here"),
        code("conflict_of_interest", "Conflict of interest in this team"),
        code("family_country", "Family lives in the area of the other team"),
        code("reached_18", "Reached 18: services for adults"),
        code("organisational", "Programme ends or area is handed over"),
        code("legal_mandate", "Authority takes the case over"), code("other", "Other"),
      ]),
    list(
      "transferKind", own,
      [
        code("same_organisation", "Another team of this organisation"),
        code("other_organisation", "Another organisation"), code("authority", "An authority"),
      ]),
    list(
      "handoverWay", own,
      [
        code("meeting", "Meeting with the child and both workers"),
        code("meeting_workers", "Meeting of both workers"), code("call", "Call"),
        code("sealed_archive", "Sealed archive only"), code("paper", "Sealed envelope, by hand"),
      ]),
    list(
      "transferContents", own,
      [
        code("summary", "Summary"), code("assessments", "Assessments"), code("plan", "Care plan"),
        code("consents", "Consents"), code("contacts", "Ways to reach the family"),
        code("documents", "Copies of documents"), code("photos", "Photographs"),
        code("originals", "The child's original papers, with receipt"),
      ]),
    list(
      "transferStatus", primero,
      [
        code("requested", "Requested"), code("accepted", "Accepted"),
        code("rejected", "Rejected"), code("completed", "Handed over and confirmed"),
      ]),
    list(
      "placementDecision", own,
      [
        code("approved", "Approved"),
        code("approved_with_conditions", "Approved, with conditions to be met first"),
        code("deferred", "Put off until something is known"), code("rejected", "Rejected"),
      ]),
  ]
}
