extension Gates {
  /// Gate 2: everything missing before a child stays overnight with the family it is to live with:
  /// a supervised contact before that went well, and no open concern of high level.
  public static func overnight(_ contact: PrePlacementContact, in snapshot: CaseSnapshot)
    -> [GateFinding]
  {
    let number = snapshot.number
    var list = FindingList(.overnightContact)
    let night = contact.heldOn ?? contact.plannedOn ?? snapshot.today
    let wentWell = snapshot.all(PrePlacementContact.self).contains { earlier in
      earlier.id != contact.id && earlier.status == "held"
        && (earlier.mode == "supervised_visit" || earlier.supervised == true)
        && earlier.outcome == "positive" && earlier.proceed != false
        && earlier.heldOn.map { $0 < night && $0 <= snapshot.today } ?? false
        // With whom matters: a good visit to an aunt says nothing about an uncle.
        && (contact.adult == nil || earlier.adult == nil || earlier.adult == contact.adult)
    }
    list.require(
      wentWell, "contact.supervised",
      "No supervised contact before it is recorded as positive.",
      "plan contact \(number) --mode supervised_visit --on DATE --outcome positive")
    let isSerious = snapshot.all(Concern.self).contains { concern in
      concern.status != "closed" && !["low", "medium"].contains(concern.level)
    }
    list.require(
      !isSerious, "concern.high", "A concern of high level is open.",
      "plan concern \(number) --change ID --status closed --how TEXT")
    return list.findings
  }
}
