/// The adults a child would live with under a plan.
struct Household {
  /// Every person of the receiving household who is not surely a child.
  let adults: [RecordID]

  init(plan: CarePlan, snapshot: CaseSnapshot) {
    let persons = snapshot.all(Person.self)
    var members = Set(plan.household)
    if let adult = plan.receivingAdult { members.insert(adult) }
    for placement in snapshot.all(Placement.self) where placement.plan == plan.id {
      members.formUnion(placement.household)
      if let caregiver = placement.caregiver { members.insert(caregiver) }
    }
    members.formUnion(persons.filter { $0.role == "household_member" }.map(\.id))
    // A plan that names no household is judged by everybody who cares for the
    // child or lives with it.
    if plan.household.isEmpty {
      members.formUnion(persons.filter { $0.role == "caregiver" }.map(\.id))
      let shared = snapshot.all(Relationship.self).filter { $0.livesInHousehold == true }
      members.formUnion(shared.compactMap(\.relative))
    }
    if let client = snapshot.client { members.remove(client.id) }
    adults = members.filter { member in
      guard let birth = persons.first(where: { $0.id == member })?.birthDate,
        let ages = Age.range(born: birth, on: snapshot.today)
      else { return true }
      // Here the safe side is the older one: an unknown age has to be checked.
      return ages.upperBound >= 18
    }.sorted()
  }
}
