/// The adults a child would live with under a plan.
struct Household {
  /// Every person of the receiving household who is not surely a child.
  let adults: [RecordID]

  init(plan: CarePlan, snapshot: CaseSnapshot) {
    var members = Set(plan.household)
    if let adult = plan.receivingAdult { members.insert(adult) }
    for placement in snapshot.all(Placement.self) where placement.plan == plan.id {
      members.formUnion(placement.household)
      if let caregiver = placement.caregiver { members.insert(caregiver) }
    }
    let persons = snapshot.all(Person.self)
    for person in persons where person.role == "household_member" || person.role == "caregiver" {
      members.insert(person.id)
    }
    for relationship in snapshot.all(Relationship.self) where relationship.livesInHousehold == true
    {
      if let relative = relationship.relative { members.insert(relative) }
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
