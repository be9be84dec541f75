import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// A refused export names the true reason, and never asks to record a yes over a no.
@Suite struct ConsentObstacleTests {
  private struct Row: CustomTestStringConvertible {
    var testDescription: String { words }
    /// Decision, day, consent or assent, end.
    let decisions: [(String, String, String, String?)]
    let code: ExchangeCode
    let words: String
  }

  private static let rows = [
    Row(
      decisions: [
        ("refused", "2026-11-20", "assent", nil), ("given", "2026-11-20", "consent", nil),
      ],
      code: .policyConsentRefused,
      words: "the child said no to tracing on 2026-11-20; an adult's yes does not outweigh it"),
    Row(
      decisions: [
        ("given", "2026-11-01", "consent", nil), ("withdrawn", "2026-11-03", "consent", nil),
      ],
      code: .policyConsentRefused,
      words: "the person, or who speaks for them, took consent to tracing back on 2026-11-03"),
    Row(
      decisions: [("refused", "2026-11-02", "consent", nil)], code: .policyConsentRefused,
      words: "the person, or who speaks for them, refused consent to tracing on 2026-11-02"),
    Row(
      decisions: [("given", "2026-11-02", "assent", nil)], code: .policyConsentMissing,
      words:
        "the child agreed; the consent to tracing of a parent, caregiver or guardian is missing"),
    Row(
      decisions: [("given", "2026-10-01", "consent", "2026-10-31")], code: .policyConsentMissing,
      words: "the consent to tracing, given on 2026-10-01, ran out on 2026-10-31"),
    Row(
      decisions: [("given", "2026-12-01", "consent", nil)], code: .policyConsentMissing,
      words: "the consent to tracing counts from 2026-12-01 on"),
    Row(
      decisions: [], code: .policyConsentMissing,
      words: "missing: consent to tracing by the person, or for a child by a parent, caregiver or "
        + "guardian"),
  ]

  @Test(arguments: rows.indices) func theReasonIsTheTrueOne(_ index: Int) throws {
    let row = Self.rows[index]
    let office = try Office(seed: 140)
    let (stream, person) = try office.openCase()
    for (decision, day, kind, end) in row.decisions {
      try office.decide(
        decision, "tracing", by: person, in: stream, on: day, until: end, as: kind)
    }
    let preview = try office.export.preview(
      office.request(stream, to: [office]), on: .day("2026-11-21"))
    #expect(preview.refusal?.code == row.code)
    #expect(preview.refusal?.detail == row.words)
    // The verdict comes first, and what follows is said in the conditional.
    #expect(preview.sentences.first == row.code.sentence)
    #expect(preview.sentences[1].hasSuffix("may not leave: \(row.words)."))
    #expect(preview.sentences.contains { $0.contains("would go along") })
    let isNo = row.code == .policyConsentRefused
    #expect(preview.sentences.contains { $0.contains("ecord the consent") } == !isNo)
  }

  @Test func whoSaidNoIsNamedByTheirPart() throws {
    let office = try Office(seed: 141)
    let (stream, person) = try office.openCase()
    let record = try office.newRecord()
    try office.write(
      stream,
      [
        (record, "consent", "person", .reference(person)),
        (record, "consent", "kind", .code("consent")),
        (record, "consent", "purpose", .code("sharing")),
        (record, "consent", "decision", .code("refused")),
        (record, "consent", "givenBy", .code("caregiver")),
        (record, "consent", "decidedOn", .date(.day("2026-11-05"))),
      ])
    let preview = try office.export.preview(
      office.request(stream, .transfer, to: [office]), on: .day("2026-11-21"))
    #expect(preview.refusal?.detail == "a caregiver refused consent to sharing on 2026-11-05")
  }

  @Test func ofSeveralCasesANoComesFirst() throws {
    let office = try Office(seed: 142)
    let (first, _) = try office.openCase()
    let (second, person) = try office.openCase()
    try office.decide("refused", "tracing", by: person, in: second)
    var request = try office.request(first, to: [office])
    request.streams = [first, second].sorted()
    let refusal = try office.export.preview(request, on: .day("2026-11-21")).refusal
    #expect(refusal?.code == .policyConsentRefused)
    #expect(refusal?.place == CaseNumber(of: second.id).description)
  }
}
