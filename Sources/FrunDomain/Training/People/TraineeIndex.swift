import FrunText

/// The people of the register, found by their keys. Built once for a list, then asked per line.
public struct TraineeIndex: Sendable {
  private var byIdentifier: [String: RecordID] = [:]
  private var byStaffNumber: [StaffKey: Set<RecordID>] = [:]
  private var byEmail: [String: Set<RecordID>] = [:]
  private var byName: [String: Set<RecordID>] = [:]
  private var organisations: [RecordID: RecordID] = [:]
  private var canonical: [RecordID: RecordID] = [:]

  private struct StaffKey: Hashable {
    let organisation: RecordID?
    let number: String
  }

  /// An index of people.
  public init(_ trainees: [Trainee]) {
    canonical = Self.canonicalIdentifiers(trainees)
    for trainee in trainees {
      let id = canonical[trainee.id] ?? trainee.id
      byIdentifier[trainee.id.text] = id
      if let organisation = trainee.organisation { organisations[trainee.id] = organisation }
      for number in trainee.staffNumber {
        let key = StaffKey(organisation: trainee.organisation, number: Self.key(number))
        byStaffNumber[key, default: []].insert(id)
      }
      for email in trainee.email { byEmail[Self.key(email), default: []].insert(id) }
      for name in [trainee.name].compactMap({ $0 }) + trainee.otherNames {
        byName[Self.folded(name), default: []].insert(id)
      }
    }
  }

  /// Adds somebody whom a list makes, so that a later line of it is found by the same keys. The
  /// name is left out: two new people of one list may share it.
  public mutating func add(_ person: RecordID, _ description: TraineeDescription) {
    if let number = description.staffNumber.map(Self.key), !number.isEmpty {
      let key = StaffKey(organisation: description.organisation, number: number)
      byStaffNumber[key, default: []].insert(person)
    }
    if let email = description.email.map(Self.key), !email.isEmpty {
      byEmail[email, default: []].insert(person)
    }
  }

  /// Whether two ways of writing a name have the same words, in whatever order.
  public static func isSameName(_ left: String, _ right: String) -> Bool {
    func words(_ name: String) -> Set<Substring> {
      Set(folded(name).split { !$0.isLetter && !$0.isNumber })
    }
    return words(left) == words(right)
  }

  /// The person a record stands for: itself, or the one it was found to be the same as.
  public func person(_ trainee: RecordID) -> RecordID { canonical[trainee] ?? trainee }

  /// Whom a line of a list means.
  public func match(_ description: TraineeDescription) -> TraineeMatch {
    if let text = description.identifier {
      guard let id = byIdentifier[text] else { return .ambiguous([]) }
      return .matched(id, by: .identifier)
    }
    let number = description.staffNumber.map(Self.key).flatMap { $0.isEmpty ? nil : $0 }
    let email = description.email.map(Self.key).flatMap { $0.isEmpty ? nil : $0 }
    // A staff number tells somebody only inside an organisation.
    let staff = number.flatMap { number in
      description.organisation.flatMap {
        byStaffNumber[StaffKey(organisation: $0, number: number)]
      }
    }
    let mail = email.flatMap { byEmail[$0] }
    switch (staff, mail) {
    case (let staff?, let mail?):
      let both = staff.intersection(mail)
      if let one = both.first, both.count == 1 { return .matched(one, by: .staffNumber) }
      return .contradictory(staff.union(mail).sorted())
    case (let found?, nil): return Self.single(found, .staffNumber)
    case (nil, let found?): return Self.single(found, .email)
    case (nil, nil): break
    }
    let named = byName[Self.folded(description.name)] ?? []
    return named.isEmpty ? .new : .ambiguous(named.sorted())
  }

  private static func single(_ found: Set<RecordID>, _ key: TraineeMatch.Key) -> TraineeMatch {
    if let one = found.first, found.count == 1 { return .matched(one, by: key) }
    return .ambiguous(found.sorted())
  }

  /// Follows `sameAs` to its end. Of a ring, which two teams can make without knowing, the
  /// smallest identifier stands for all.
  public static func canonicalIdentifiers(_ trainees: [Trainee]) -> [RecordID: RecordID] {
    let next = Dictionary(
      trainees.compactMap { trainee in trainee.sameAs.map { (trainee.id, $0) } },
      uniquingKeysWith: { left, _ in left })
    var result: [RecordID: RecordID] = [:]
    for trainee in trainees {
      var path: [RecordID] = [trainee.id]
      var seen: Set<RecordID> = [trainee.id]
      var here = trainee.id
      while let step = next[here], result[here] == nil {
        guard seen.insert(step).inserted else {
          let ring = path[(path.firstIndex(of: step) ?? 0)...]
          here = ring.min() ?? step
          break
        }
        path.append(step)
        here = step
      }
      let end = result[here] ?? here
      for id in path { result[id] = end }
    }
    return result
  }

  /// Capital letters and blanks do not make another address or number.
  private static func key(_ text: String) -> String {
    String(text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace })
  }

  private static func folded(_ name: String) -> String { SearchFolding.fold(name).text }
}
