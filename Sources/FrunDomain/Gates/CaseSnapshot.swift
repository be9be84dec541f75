/// All records of one case as they stand, with who acts and when: what gates
/// are judged on.
public struct CaseSnapshot: Hashable, Sendable, Codable {
  /// The case's stream.
  public let stream: StreamID
  /// Its records after merging.
  public let records: [Record]
  /// The civil day.
  public let today: CivilDate
  /// The acting member.
  public let actor: RecordID
  /// The acting member's role.
  public let actorRole: Role
  /// The follow-up rules in force; nil when none can be read.
  public let package: FollowUpPackage?
  /// The training register; nil when it was not read.
  public let training: TrainingRegister?

  /// A snapshot.
  public init(
    stream: StreamID, records: [Record], today: CivilDate, actor: RecordID, actorRole: Role,
    package: FollowUpPackage?, training: TrainingRegister? = nil
  ) {
    self.stream = stream
    self.records = records
    self.today = today
    self.actor = actor
    self.actorRole = actorRole
    self.package = package
    self.training = training
  }

  /// The snapshot after a change.
  public func applying(_ change: ChangeSet) -> CaseSnapshot {
    var places: [RecordID: Int] = [:]
    var records = records
    for (place, record) in records.enumerated() { places[record.id] = place }
    for assertion in change.assertions {
      if let place = places[assertion.record] {
        records[place] = records[place].applying(assertion)
      } else {
        let new = Record(
          id: assertion.record, kind: assertion.kind, stream: change.stream, fields: [:])
        places[assertion.record] = records.count
        records.append(new.applying(assertion))
      }
    }
    return CaseSnapshot(
      stream: stream, records: records, today: today, actor: actor, actorRole: actorRole,
      package: package, training: training)
  }

  /// The records of a view's kind, erased ones left out.
  public func all<View: RecordView>(_ view: View.Type) -> [View] {
    View.all(in: records.filter { !$0.isErased })
  }

  /// The case's own record.
  public var file: CaseFile? { all(CaseFile.self).first }

  /// The number of the case, for commands.
  public var number: String { CaseNumber(of: stream.id).description }

  /// The person the case is about: the one the case names, else the only
  /// client.
  public var client: Person? {
    let persons = all(Person.self)
    if let client = file?.client { return persons.first { $0.id == client } }
    let clients = persons.filter { $0.role == "client" }
    return clients.count == 1 ? clients.first : nil
  }

  /// Whether the person may be a child today; unknown persons may.
  public func mayBeChild(_ person: Person?) -> Bool {
    Age.mayBeChild(born: person?.birthDate, on: today)
  }

  /// The placement that lasts, the newest if records disagree.
  public var placement: Placement? {
    all(Placement.self).filter { placement in
      placement.endsOn.map { $0 > today } ?? true
    }.max { ($0.startsOn ?? .first, $0.id) < ($1.startsOn ?? .first, $1.id) }
  }
}

extension Record {
  /// The record after an assertion of somebody who has seen it.
  public func applying(_ assertion: Assertion) -> Record {
    var fields = fields
    let old = fields[assertion.field] ?? RecordField()
    switch assertion.change {
    case .set(let value): fields[assertion.field] = RecordField(value: value)
    case .retract: fields[assertion.field] = RecordField()
    case .add(let value) where !old.values.contains(value), .append(let value):
      fields[assertion.field] = RecordField(values: old.values + [value])
    case .remove(let value):
      fields[assertion.field] = RecordField(values: old.values.filter { $0 != value })
    case .add, .erase: break
    }
    return Record(id: id, kind: kind, stream: stream, fields: fields, isErased: isErased)
  }
}
