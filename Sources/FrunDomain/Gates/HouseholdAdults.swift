extension Gates {
  /// The adults whose safeguarding check a plan needs: everybody of the receiving household who is
  /// not surely a child, by any plan of the case, by the persons' roles and by who lives together.
  public static func householdAdults(in snapshot: CaseSnapshot) -> [RecordID] {
    let plans = snapshot.all(CarePlan.self)
    let none = CarePlan.all(in: [
      Record(id: snapshot.stream.id, kind: CarePlan.kind, stream: snapshot.stream, fields: [:])
    ])
    let adults = (plans.isEmpty ? none : plans).flatMap {
      Household(plan: $0, snapshot: snapshot).adults
    }
    return Set(adults).sorted()
  }
}
