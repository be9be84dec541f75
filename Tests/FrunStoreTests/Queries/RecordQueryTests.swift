import FrunDomain
import FrunStore
import FrunText
import Testing

/// Every way to answer a query gives what a plain look at all records gives.
@Suite("Queries") struct RecordQueryTests {
  /// An office with cases whose fields are answered at random, some in disagreement.
  private func office(seed: UInt64, cases: Int) throws -> Office {
    let team = try Team(seed: seed, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let random = Seeded(seed)
    var streams: [StreamID] = []
    for _ in 0..<cases {
      let office = team.offices[0]
      let stream = try office.caseStream()
      streams.append(stream)
      var assertions: [Assertion] = [
        .set(stream.id, "case", "status", .code(random.pick(["open", "open", "on_hold"]))),
        .set(
          stream.id, "case", "openedOn",
          .date(CivilDate(dayNumber: 20_000 + Int(random.next() % 20)))),
      ]
      if random.chance(60) {
        assertions.append(
          .set(stream.id, "case", "office", .text(random.pick(["north", "South", "süd", "غرب"]))))
      }
      if random.chance(50) {
        let date = random.pick(["1998", "1998-05", "1999-01-02", "~1997"])
        assertions.append(
          .set(stream.id, "case", "separatedOn", .partialDate(try PartialDate(parsing: date))))
      }
      for _ in 0..<(random.next() % 3) {
        let concern = random.pick(Schema.standard.vocabulary("concernCategory")?.codes ?? []).code
        assertions.append(
          Assertion(
            record: stream.id, kind: "case", field: "concerns", change: .add(.code(concern))))
      }
      try office.store.commit(
        ChangeSet(stream: stream, command: "case new", assertions: assertions))
    }
    try Team.deliver(team.offices[0], to: team.offices[1])
    for stream in streams where random.chance(15) {
      for office in team.offices {
        try office.set(
          stream.id, "case", "office", .text(random.pick(["north", "east"])), in: stream)
      }
    }
    try Team.deliver(team.offices[1], to: team.offices[0])
    return team.offices[0]
  }

  @Test("answer as a plain look at every record does", arguments: UInt64(1)...3)
  func differential(seed: UInt64) throws {
    let office = try office(seed: seed, cases: 60)
    let random = Seeded(seed &+ 50)
    let all = try office.store.records(RecordQuery(kind: "case"))
    #expect(all.count == 60)
    #expect(all.map(\.id) == all.map(\.id).sorted())
    for round in 0..<60 {
      let query = try randomQuery(random, all)
      let expected = try reference(query, all, office.store)
      let found = try office.store.records(query).map(\.id)
      #expect(found == expected, "seed \(seed) round \(round): \(query)")
      var paged: [RecordID] = []
      var page = query
      page.limit = 7
      while true {
        let next = try office.store.records(page).map(\.id)
        paged += next
        guard next.count == 7 else { break }
        page.cursor = next.last
      }
      #expect(paged == expected, "seed \(seed) round \(round) in pages: \(query)")
    }
  }

  private func randomQuery(_ random: Seeded, _ all: [Record]) throws -> RecordQuery {
    var conditions: [Condition] = []
    let day = FieldValue.date(CivilDate(dayNumber: 20_000 + Int(random.next() % 20)))
    let later = FieldValue.date(CivilDate(dayNumber: 20_010 + Int(random.next() % 10)))
    let partial = FieldValue.partialDate(
      try PartialDate(parsing: random.pick(["1998", "1998-07"])))
    let concern = random.pick(all.flatMap { $0.values("concerns") })
    let choices: [Condition] = [
      Condition("status", .equals(.code("open"))), Condition("status", .equals(.code("closed"))),
      Condition("status", .oneOf([.code("on_hold"), .code("closed")])),
      Condition("openedOn", .before(day)), Condition("openedOn", .after(day)),
      Condition("openedOn", .between(day, later)), Condition("office", .equals(.text("north"))),
      Condition("office", .isMissing), Condition("separatedOn", .before(partial)),
      Condition("separatedOn", .after(partial)),
      Condition("separatedOn", .between(partial, partial)),
      Condition("concerns", .equals(concern)), Condition("concerns", .isMissing),
      Condition("closedOn", .isMissing), Condition("closedOn", .after(day)),
    ]
    for _ in 0..<(random.next() % 3) { conditions.append(random.pick(choices)) }
    var order: [QueryOrder] = []
    for field in ["status", "openedOn", "office", "separatedOn", "closedOn"] where random.chance(30)
    {
      order.append(QueryOrder(field, ascending: random.chance(50)))
    }
    return RecordQuery(kind: "case", conditions: conditions, order: order)
  }

  // MARK: The reference

  private func reference(
    _ query: RecordQuery, _ all: [Record], _ store: CaseStore
  ) throws -> [RecordID] {
    try all.filter { record in
      try query.conditions.allSatisfy { condition in
        try holds(condition.test, try values(of: condition.field, record, store))
      }
    }.sorted { precedes($0, $1, query.order) }.map(\.id)
  }

  private func values(
    of field: String, _ record: Record, _ store: CaseStore
  ) throws -> [FieldValue] {
    let state = record.fields[field]
    let view = try store.view(of: field, of: record.id, kind: record.kind)
    let heads = state?.disagreement == true ? view?.heads.compactMap(\.value) ?? [] : []
    return (state?.value.map { [$0] } ?? []) + (state?.values ?? []) + heads
  }

  private func holds(_ test: Condition.Test, _ values: [FieldValue]) throws -> Bool {
    switch test {
    case .isMissing: values.isEmpty
    case .equals(let wanted): values.contains(wanted)
    case .oneOf(let wanted): values.contains(where: wanted.contains)
    case .before(let bound): values.contains { span($0).lowerBound < span(bound).lowerBound }
    case .after(let bound): values.contains { span($0).upperBound > span(bound).upperBound }
    case .between(let low, let high):
      values.contains {
        span($0).lowerBound >= span(low).lowerBound && span($0).upperBound <= span(high).upperBound
      }
    }
  }

  private func span(_ value: FieldValue) -> ClosedRange<Int> {
    switch value {
    case .date(let date): date.dayNumber...date.dayNumber
    case .partialDate(let date): date.earliest.dayNumber...date.latest.dayNumber
    default: 0...0
    }
  }

  private func precedes(_ left: Record, _ right: Record, _ order: [QueryOrder]) -> Bool {
    for key in order {
      switch (left[key.field], right[key.field]) {
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      case (let one?, let other?):
        let (first, second) = (sortable(one), sortable(other))
        if first == second { continue }
        return (first < second) == key.ascending
      }
    }
    return left.id < right.id
  }

  private func sortable(_ value: FieldValue) -> String {
    switch value {
    case .date, .partialDate:
      let pair = span(value)
      return "\(pair.lowerBound + 1_000_000) \(pair.upperBound + 1_000_000) \(value.canonicalText)"
    case .text(let text): return SearchFolding.fold(text).text + "\u{0}" + text
    default: return value.canonicalText
    }
  }

  // MARK: Refusals

  @Test("by fields that are not indexed, or several at once, are refused") func refusals() throws {
    let office = try Office(seed: 9)
    let (stream, _, _) = try office.openCase("Amina")
    for query in [
      RecordQuery(kind: "ghost"),
      RecordQuery(kind: "case", conditions: [Condition("closureNotes", .isMissing)]),
      RecordQuery(kind: "case", order: [QueryOrder("concerns")]),
    ] {
      #expect { try office.store.records(query) } throws: {
        ($0 as? StoreError)?.code == .invalid
      }
    }
    #expect {
      try office.store.records(RecordQuery(kind: "case", cursor: try office.newRecord()))
    } throws: { ($0 as? StoreError)?.code == .notFound }
    #expect(try office.store.records(RecordQuery(kind: "case", limit: 0)).isEmpty)
    #expect(try office.store.records(RecordQuery(kind: "case", limit: -3)).isEmpty)
    #expect(try office.store.records(RecordQuery(kind: "visit")).isEmpty)
    #expect(try office.store.records(RecordQuery(kind: "name", stream: stream)).count == 1)
    #expect(
      try office.store.records(RecordQuery(kind: "name", stream: try office.caseStream())).isEmpty)
  }
}

@Suite("Finding a case by what a person types") struct ResolvingTests {
  @Test("number, identifier, beginning") func resolving() throws {
    let office = try Office(seed: 21)
    let streams = try (0..<20).map { try office.openCase("Person \($0)").stream }
    for stream in streams {
      let number = CaseNumber(of: stream.id).description
      #expect(try office.store.resolveCase(number) == stream.id)
      #expect(try office.store.resolveCase(number.lowercased().filter { $0 != "-" }) == stream.id)
      #expect(try office.store.resolveCase(stream.id.text) == stream.id)
      #expect(try office.store.resolveCase(stream.id.text.uppercased()) == stream.id)
      #expect(try office.store.resolveCase(String(stream.id.text.prefix(10))) == stream.id)
      #expect(try office.store.resolveCase(" " + stream.id.text.prefix(25)) == stream.id)
    }
    for text in ["", "zz", "zzzz", "K7M2-Q4XE", "ñandú", String(repeating: "0", count: 26), "('"] {
      #expect { try office.store.resolveCase(text) } throws: {
        ($0 as? StoreError)?.code == .notFound
      }
    }
  }

  @Test("a beginning that several cases share is ambiguous") func ambiguous() throws {
    let office = try Office(seed: 22)
    var first = try office.newRecord().bytes
    var ids: [RecordID] = []
    for last in [UInt8(1), 2] {
      first[15] = last
      let id = try #require(RecordID(bytes: first))
      ids.append(id)
      try office.store.commit(
        ChangeSet(
          stream: StreamID(kind: .case, id: id), command: "case new",
          assertions: [
            .set(id, "case", "status", .code("open")),
            .set(id, "case", "openedOn", .date(try CivilDate(parsing: "2026-11-01"))),
          ]))
    }
    #expect {
      try office.store.resolveCase(CaseNumber(of: ids[0]).description)
    } throws: { error in
      let error = error as? StoreError
      return error?.code == .ambiguous && error?.causes == ids.map(\.text)
    }
    #expect(try office.store.resolveCase(ids[1].text) == ids[1])
  }
}
