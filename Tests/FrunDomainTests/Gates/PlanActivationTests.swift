import FrunDomain
import Testing

@Suite("Gate 1: a plan becomes active")
struct PlanActivationTests {
  @Test("with everything there, nothing is missing")
  func complete() throws {
    #expect(try CaseBuilder().activating() == [])
  }

  private typealias Change = @Sendable (inout CaseBuilder) throws -> Void

  @Test("each thing taken away is named, and nothing else", arguments: cases.indices)
  func missing(index: Int) throws {
    let (condition, change) = Self.cases[index]
    var builder = try CaseBuilder()
    try change(&builder)
    // A second adult is asked for consent too.
    let second: Set = builder.records[Fixture.record(50)]?.kind == "person" ? ["consent.adult"] : []
    #expect(Set(try builder.activating()).subtracting(second) == [condition])
  }

  private static let cases: [(String, Change)] = [
    ("assessment.current", { $0.records[CaseBuilder.assessment] = nil }),
    ("assessment.current", { $0.set(CaseBuilder.assessment, "status", .code("pending_review")) }),
    ("assessment.current", { $0.set(CaseBuilder.assessment, "supportsGoal", .code("no")) }),
    ("assessment.current", { $0.set(CaseBuilder.assessment, "validUntil", .date(.first)) }),
    ("assessment.current", { $0.set(CaseBuilder.assessment, "assessedOn", .date(.last)) }),
    ("consent.services", { $0.records[CaseBuilder.consent] = nil }),
    ("consent.services", { $0.set(CaseBuilder.consent, "decision", .code("refused")) }),
    ("consent.services", { $0.set(CaseBuilder.consent, "purpose", .code("tracing")) }),
    ("consent.services", { $0.set(CaseBuilder.consent, "validUntil", .date(.first)) }),
    ("consent.services", { $0.set(CaseBuilder.consent, "givenBy", .code("individual")) }),
    ("consent.services", { $0.set(CaseBuilder.consent, "givenBy", nil) }),
    ("consent.services", { $0.set(CaseBuilder.consent, "decidedOn", .date(.last)) }),
    (
      "consent.services",
      { builder in
        builder.add(
          Fixture.record(50), "consent",
          [
            "person": .reference(CaseBuilder.child), "kind": .code("consent"),
            "purpose": .code("services"), "decision": .code("withdrawn"),
            "decidedOn": .date(builder.today),
          ])
      }
    ),
    ("identity.adult", { $0.set(CaseBuilder.check, "identityVerified", nil) }),
    ("identity.adult", { $0.set(CaseBuilder.check, "identityVerified", .code("no")) }),
    ("identity.adult", { $0.set(CaseBuilder.plan, "receivingAdultVerified", .code("no")) }),
    (
      "consent.adult",
      { builder in
        builder.add(
          Fixture.record(50), "consent",
          [
            "person": .reference(CaseBuilder.aunt), "kind": .code("consent"),
            "purpose": .code("services"), "decision": .code("refused"),
            "decidedOn": .date(builder.today), "giver": .reference(CaseBuilder.aunt),
            "givenBy": .code("individual"),
          ])
        // Somebody else's word stands beside it.
        builder.add(
          Fixture.record(51), "lawfulBasis",
          [
            "person": .reference(CaseBuilder.child), "kind": .code("vital_interest"),
            "purpose": .code("services"), "from": .date(builder.today),
          ])
      }
    ),
    (
      "assessment.determination",
      {
        $0.set(CaseBuilder.assessment, "determinationRequired", .code("yes"))
      }
    ),
    ("assessment.current", { $0.set(CaseBuilder.assessment, "supportsGoal", nil) }),
    (
      "assessment.current",
      { $0.set(CaseBuilder.assessment, "assessedOn", .date($0.today.adding(months: -13))) }
    ),
    ("assent.child", { $0.records[CaseBuilder.assent] = nil }),
    ("assent.child", { $0.set(CaseBuilder.assent, "decision", .code("withdrawn")) }),
    (
      "household.check",
      { builder in
        builder.records[CaseBuilder.check] = nil
        builder.set(CaseBuilder.plan, "receivingAdultVerified", .code("yes"))
      }
    ),
    ("household.check", { $0.set(CaseBuilder.check, "result", .code("concern")) }),
    ("household.check", { $0.set(CaseBuilder.check, "result", .code("refused")) }),
    ("household.check", { $0.set(CaseBuilder.check, "result", nil) }),
    ("household.check", { $0.set(CaseBuilder.check, "validUntil", .date(.first)) }),
    (
      "household.check",
      { $0.add(Fixture.record(50), "person", ["role": .code("household_member")]) }
    ),
    (
      "household.check",
      { builder in
        builder.add(
          Fixture.record(50), "safeguardingCheck",
          [
            "adult": .reference(CaseBuilder.aunt), "result": .code("concern"),
            "checkedOn": .date(builder.today),
          ])
      }
    ),
    ("household.empty", { $0.set(CaseBuilder.aunt, "role", .code("relative")) }),
    ("risk.severe", { $0.set(CaseBuilder.file, "riskLevel", .code("severe")) }),
    ("risk.missing", { $0.set(CaseBuilder.file, "riskLevel", nil) }),
    ("goal.missing", { $0.records[CaseBuilder.goal] = nil }),
    ("goal.missing", { $0.set(CaseBuilder.goal, "status", .code("cancelled")) }),
    ("goal.missing", { $0.set(CaseBuilder.goal, "plan", .reference(Fixture.record(60))) }),
    ("goal.action", { $0.records[CaseBuilder.action] = nil }),
    ("goal.action", { $0.set(CaseBuilder.action, "dueOn", nil) }),
    ("goal.action", { $0.set(CaseBuilder.action, "who", nil) }),
    ("goal.action", { $0.set(CaseBuilder.action, "status", .code("cancelled")) }),
    (
      "goal.domain",
      { builder in
        builder.add(
          Fixture.record(50), "domainScore",
          [
            "assessment": .reference(CaseBuilder.assessment), "domain": .code("housing"),
            "score": .integer(1),
          ])
      }
    ),
    ("view.child", { $0.set(CaseBuilder.plan, "childView", nil) }),
    ("goal.concurrent", { $0.set(CaseBuilder.plan, "concurrentGoal", nil) }),
    (
      "goal.concurrent.same", { $0.set(CaseBuilder.plan, "concurrentGoal", .code("reunification")) }
    ),
    ("approval.missing", { $0.set(CaseBuilder.plan, "approval", .code("requested")) }),
    ("approval.missing", { $0.set(CaseBuilder.plan, "approvedBy", nil) }),
    ("approval.author", { $0.set(CaseBuilder.plan, "approvedBy", .reference(CaseBuilder.worker)) }),
  ]

  @Test("the command that mends a missing assessment names the case")
  func assessmentCommand() throws {
    var builder = try CaseBuilder()
    builder.records[CaseBuilder.assessment] = nil
    let findings = try builder.findings(CaseBuilder.plan, "plan", "status", "active")
    let number = try builder.snapshot().number
    #expect(
      findings.first { $0.condition == "assessment.current" }?.mend
        == "frun intake fill assessment --case \(number) --answers FILE")
  }

  @Test("everything missing is listed at once, each with a command")
  func all() throws {
    var builder = try CaseBuilder()
    for id in [
      CaseBuilder.consent, CaseBuilder.assent, CaseBuilder.check, CaseBuilder.goal,
      CaseBuilder.assessment,
    ] { builder.records[id] = nil }
    let findings = try builder.findings(CaseBuilder.plan, "plan", "status", "active")
    #expect(
      findings.map(\.condition) == [
        "assessment.current", "consent.services", "assent.child", "identity.adult",
        "household.check",
        "goal.missing",
      ])
    #expect(findings.allSatisfy { $0.mend.hasPrefix("frun ") && !$0.text.isEmpty })
    #expect(findings.allSatisfy { $0.gate == .activatePlan })
  }

  @Test("what stands in for what is missing is accepted")
  func accepted() throws {
    let changes: [Change] = [
      // Another lawful basis instead of consent.
      { builder in
        builder.records[CaseBuilder.consent] = nil
        builder.add(
          Fixture.record(50), "lawfulBasis",
          [
            "kind": .code("vital_interest"), "purpose": .code("services"),
            "from": .date(builder.today),
          ])
      },
      // The decision of a panel, where one is required.
      { builder in
        builder.set(CaseBuilder.assessment, "determinationRequired", .code("yes"))
        builder.add(
          Fixture.record(50), "determination",
          ["decision": .code("amended"), "decidedOn": .date(builder.today)])
      },
      // A reason instead of the child's view.
      { builder in
        builder.set(CaseBuilder.plan, "childView", nil)
        builder.append(CaseBuilder.plan, "childViewMissing", .text("An infant."))
      },
      // An adult gives consent and needs no assent.
      { builder in
        builder.set(CaseBuilder.child, "birthDate", .partialDate(PartialDate(.first)))
        builder.set(CaseBuilder.consent, "givenBy", .code("individual"))
        builder.records[CaseBuilder.assent] = nil
      },
      // A sibling of the household who is surely a child needs no check.
      { builder in
        builder.add(
          Fixture.record(50), "person",
          [
            "role": .code("household_member"),
            "birthDate": .partialDate(PartialDate(builder.today.adding(months: -60))),
          ])
      },
      // A goal without household.
      { builder in
        builder.set(CaseBuilder.plan, "goal", .code("independent_living"))
        builder.set(CaseBuilder.aunt, "role", .code("relative"))
        builder.records[CaseBuilder.check] = nil
      },
    ]
    for change in changes {
      var builder = try CaseBuilder()
      try change(&builder)
      #expect(try builder.activating() == [])
    }
  }

  @Test("a plan that names its household is judged by it; a plan that does not, by all carers")
  func household() throws {
    var builder = try CaseBuilder()
    func unchecked() throws -> [String] {
      try builder.activating().filter { !["consent.adult", "identity.adult"].contains($0) }
    }
    builder.add(Fixture.record(50), "person", ["role": .code("caregiver")])
    #expect(try unchecked() == ["household.check"])
    builder.records[CaseBuilder.plan] = builder.records[CaseBuilder.plan]?.applying(
      Assertion(
        record: CaseBuilder.plan, kind: "plan", field: "household",
        change: .add(.reference(CaseBuilder.aunt))))
    #expect(try builder.activating() == [])
    builder.set(CaseBuilder.plan, "receivingAdult", .reference(Fixture.record(50)))
    #expect(try unchecked() == ["household.check"])
    builder.set(CaseBuilder.plan, "receivingAdult", nil)
    builder.add(
      Fixture.record(51), "relationship",
      ["relative": .reference(Fixture.record(50)), "livesInHousehold": .yesNo(true)])
    #expect(try builder.activating() == [])
    builder.set(CaseBuilder.plan, "household", nil)
    #expect(try unchecked() == ["household.check"])
  }

  @Test("a later decision of the same person replaces an earlier one")
  func renewed() throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.consent, "decision", .code("refused"))
    builder.add(
      Fixture.record(50), "consent",
      [
        "person": .reference(CaseBuilder.child), "kind": .code("consent"),
        "purpose": .code("services"), "decision": .code("given"),
        "decidedOn": .date(builder.today), "givenBy": .code("caregiver"),
      ])
    #expect(try builder.activating() == [])
    builder.set(Fixture.record(50), "givenBy", .code("parent"))
    #expect(try builder.activating() == ["consent.services"])
  }

  @Test("a change of another field passes")
  func other() throws {
    let findings = try CaseBuilder().findings(CaseBuilder.plan, "plan", "goal", "kinship")
    #expect(findings.isEmpty)
  }
}
