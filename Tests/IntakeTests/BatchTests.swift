import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Batches: all or nothing for each record, every problem named.
@Suite struct BatchTests {
  /// A form of two questions, so that a thousand records stay quick.
  static func smallForm() throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["Forms/small/survey.csv"] = Array(Self.survey.utf8)
    office.services.files["Forms/small/choices.csv"] = Array(
      """
      list_name,name,label
      language,ar,Arabic
      language,ti,Tigrinya
      relation,mother,Mother
      relation,brother,Brother
      """.utf8)
    office.services.files["Forms/small/entities.csv"] = Array(
      """
      list_name,label,repeat
      person,${full_name},
      name,${full_name},
      person_relative,${member},${family}
      """.utf8)
    return office
  }

  private static let survey = """
    type,name,label,required,constraint,constraint_message,calculation,save_to
    text,full_name,Name,yes,,,,name#text
    calculate,name_kind,,,,,'full',name#kind
    integer,age,Age,,. >= 0 and . <= 120,The age is between 0 and 120.,,
    select_multiple language,languages,Languages,,,,,person#language
    begin_repeat,family,Family,,,,,
    text,member,Name,yes,,,,person_relative#fullName
    select_one relation,relation,Relation,yes,,,,person_relative#relation
    end_repeat,,,,,,,
    """

  private func commits(_ office: IntakeOffice) throws -> Int {
    try office.services.history(HistoryQuery()).filter { $0.stream.kind == .case }.count
  }

  @Test func faultyRecordsAreReportedAndTheOthersTaken() throws {
    let office = try IntakeOffice()
    var families = try Array(Fixtures.families().prefix(6))
    families[1]["full_name"] = nil
    families[3]["sex"] = "feminine"
    families[3]["nickname_2"] = "x"
    families[4]["urgent"] = "yes"
    let run = try office.fill(
      "registration-uasc", JSONValue.array(families.map { .object($0) }).text(), "--problems",
      "problems.jsonl")
    #expect(run.outcome.status == ExitStatus.data.rawValue)
    let rows = run.result.array ?? []
    let accepted = rows.filter { $0["status"]?.string == "accepted" }
    #expect(accepted.compactMap { $0["record"]?.integer } == [1, 3, 6])
    let refused = rows.filter { $0["status"]?.string == "refused" }.map { row in
      "\(row["record"]?.integer ?? 0) \(row["path"]?.string ?? "") \(row["code"]?.string ?? "")"
    }
    #expect(
      refused == [
        "2 child/latin_name irrelevant", "2 child/full_name required", "4 nickname_2 unknown",
        "4 child/sex choice",
        "5 protection/concerns required", "5 protection/risk_level constraint",
      ])
    #expect(try commits(office) == 3)
    // The same as JSON lines in a file, and in words.
    let lines = try String(decoding: office.services.files["problems.jsonl"] ?? [], as: UTF8.self)
      .split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(lines.compactMap { $0["record"]?.integer } == [2, 2, 4, 4, 5, 5])
    #expect(lines.allSatisfy { !($0["message"]?.string ?? "").isEmpty })
    #expect(run.text.contains("Refused; nothing of these records is kept"))
    #expect(run.messages(.warning) == ["3 of 6 records refused; mend them and give them again."])
    // No answer is repeated in a problem.
    #expect(!run.text.contains("feminine"))
  }

  @Test func dryRunChangesNothing() throws {
    let office = try IntakeOffice()
    let before = try office.services.history(HistoryQuery()).count
    let run = try office.fill(
      "registration-uasc", Fixtures.text("registration-batch.json"), "--dry-run")
    #expect(run.outcome.status == 0)
    #expect(run.result.array?.count == 20)
    #expect(try office.services.history(HistoryQuery()).count == before)
    #expect(try office.services.records(RecordQuery(kind: "case")).isEmpty)
    #expect(run.messages(.info).last?.hasPrefix("20 of 20 records can be taken in") == true)
  }

  @Test func rowsOfASpreadsheetAreRecords() throws {
    let office = try Self.smallForm()
    let csv = """
      full_name,age,languages,family[1]/member,family[1]/relation,family[2]/member,family[2]/relation
      ሰላም ተስፋዬ,12,ti ar,ብርሃን,mother,ዳዊት,brother
      "Ибрагим, Сын",9,,,,,
      Layan,seven,,Rana,aunt,,
      """
    let run = try office.fill("small", csv)
    let rows = run.result.array ?? []
    #expect(rows.compactMap { $0["record"]?.integer } == [1, 2, 3, 3])
    #expect(rows.suffix(2).compactMap { $0["path"]?.string } == ["age", "family[1]/relation"])
    let first = try RegisteredFamily(office, office.stream(rows[0]))
    #expect(Set(first.names.compactMap { $0.text("text") }) == ["ሰላም ተስፋዬ", "ብርሃን", "ዳዊት"])
    #expect(Set(first.relationships.compactMap { $0.code("relation") }) == ["mother", "brother"])
    let client = first.persons.first { $0.code("role") == "client" }
    #expect(client?.texts("language").sorted() == ["ar", "ti"])
    let second = try RegisteredFamily(office, office.stream(rows[1]))
    #expect(second.names.map { $0.text("text") } == ["Ибрагим, Сын"])
    #expect(second.relationships.isEmpty)
  }

  @Test(arguments: [
    #"{"full_name": "A"}"# + "\n" + #"{"full_name": "B"}"# + "\n",
    #"[{"full_name": "A"}, {"full_name": "B"}]"#, "full_name\nA\nB\n",
    "\u{FEFF}full_name;age\r\nA;1\r\nB;2\r\n",
  ])
  func everyShapeOfAnswers(text: String) throws {
    let run = try Self.smallForm().fill("small", text)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(run.result.array?.count == 2)
  }

  @Test(arguments: [
    ("", "answers.empty"), ("   \n", "answers.empty"), ("[]", "answers.empty"),
    ("[{\"full_name\": \"A\"},\n {\"full_name\": }]", "answers.malformed"),
    ("[1, 2]", "answers.malformed"), ("{\"full_name\": \"A\"}\n{\"full", "answers.malformed"),
    ("full_name,full_name\nA,B\n", "answers.malformed"), ("full_name\n", "answers.empty"),
  ])
  func unreadableAnswersAreRefused(text: String, code: String) throws {
    let office = try Self.smallForm()
    office.services.files["answers"] = Array(text.utf8)
    let failure = try office.refusal("intake", "fill", "small", "--answers", "answers")
    #expect(failure?.code == code)
    #expect(failure?.kind == .data)
    if text.hasPrefix("[{") { #expect(failure?.message.contains("line 2") == true) }
    #expect(try commits(office) == 0)
  }

  /// Files that are no answers, by what they are.
  private static let foreignFiles: [String: [UInt8]] = [
    "a spreadsheet's Unicode text": [0xFF, 0xFE, 0x66, 0x00, 0x75, 0x00],
    "Windows-1252": Array("full_name\n".utf8) + [0x4A, 0xE9, 0x72, 0x0A],
    "a NUL": Array("full_name\nA".utf8) + [0, 10],
    "a lone quotation mark": Array("full_name\n\"A\n".utf8),
    "an archive": [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 40),
    "JSON that is not UTF-8": Array("[{\"full_name\": \"".utf8) + [0xC3, 0x28] + Array("\"}]".utf8),
    "brackets without end": Array(String(repeating: "[", count: 100_000).utf8),
    "a row with too many cells": Array("full_name\nA,B,C\n".utf8),
    "a sheet that is not UTF-8": Array("SHEET AAAAA\n".utf8) + [0xE9, 10],
  ]

  @Test(arguments: foreignFiles.keys.sorted())
  func bytesThatAreNoAnswersChangeNothing(name: String) throws {
    let office = try Self.smallForm()
    office.services.files["answers"] = Self.foreignFiles[name]
    let failure = try office.refusal("intake", "fill", "small", "--answers", "answers")
    #expect(failure?.kind == .data)
    #expect(failure?.place?.hasPrefix("--answers") == true)
    #expect(try commits(office) == 0)
  }

  @Test func aCellOfTenMegabytesIsRefusedAndTheOthersTaken() throws {
    let office = try Self.smallForm()
    let long = String(repeating: "x", count: 10 << 20)
    let run = try office.fill("small", #"[{"full_name": "A"}, {"full_name": "\#(long)"}]"#)
    let rows = run.result.array ?? []
    #expect(rows.compactMap { $0["status"]?.string } == ["accepted", "refused"])
    #expect(rows.last?["code"]?.string == "limit")
    #expect(!run.text.contains("xxxx"))
    office.services.files["answers"] = Array("full_name\nA\n\(long)\n".utf8)
    let failure = try office.refusal("intake", "fill", "small", "--answers", "answers")
    #expect(failure?.code == "answers.malformed")
    #expect(try commits(office) == 1)
  }

  @Test func hostileNamesSurviveAndAreShownClean() throws {
    let office = try Self.smallForm()
    let name = "\u{1B}[31mEve\u{202E}txt\u{7} \u{2066}x"
    var record = JSONObject()
    record["full_name"] = .string(name)
    record["unknown\u{1B}[2J"] = "x"
    let refused = try office.fill("small", JSONValue.object(record).text())
    #expect(!refused.text.unicodeScalars.contains("\u{1B}"))
    record["unknown\u{1B}[2J"] = nil
    let run = try office.fill("small", JSONValue.object(record).text())
    let family = try RegisteredFamily(office, office.stream(run.result[0] ?? .null))
    #expect(family.names.map { $0.text("text") } == [name])
    let shown = try office.run(
      "intake", "show", family.records("formSubmission").first?.id.text ?? "")
    #expect(shown.text.contains("Eve"))
    let scalars = shown.text.unicodeScalars
    #expect(!scalars.contains("\u{1B}") && !scalars.contains("\u{7}"))
    // What turns the direction is closed again before the line ends.
    func count(_ scalar: Unicode.Scalar) -> Int { scalars.count { $0 == scalar } }
    #expect(count("\u{202E}") == count("\u{202C}") && count("\u{2066}") == count("\u{2069}"))
    #expect(shown.result["answers"]?["full_name"]?.string == name)
  }

  @Test func whoMayNotWriteIsRefusedAtOnce() throws {
    let office = try Self.smallForm()
    try office.services.addMember("vera", .viewer)
    office.services.files["answers"] = Array("full_name\nA\nB\n".utf8)
    let failure = try office.services.refusal(
      office.module, ["intake", "fill", "small", "--answers", "answers"], as: "vera")
    #expect(failure?.kind == .denied)
    #expect(try commits(office) == 0)
  }

  @Test func aBrokenFormIsNotFilled() throws {
    let office = try Self.smallForm()
    office.services.files["Forms/small/survey.csv"] = Array("name,label\nx,y\n".utf8)
    let failure = try #require(try office.refusal("intake", "fill", "small", "--answers", "a"))
    #expect(failure.code == "form.broken")
    #expect(failure.hints == ["frun form check small"])
  }

  @Test func aRecordThatBreaksARuleOfTheCaseLeavesTheOthers() throws {
    let office = try Self.smallForm()
    // Longer than a name may be: the form allows it, the record does not.
    let long = String(repeating: "x", count: 5000)
    let run = try office.fill("small", #"[{"full_name": "A"}, {"full_name": "\#(long)"}]"#)
    let rows = run.result.array ?? []
    #expect(rows.compactMap { $0["status"]?.string } == ["accepted", "refused"])
    #expect(rows.last?["path"]?.string == "full_name")
    #expect(!run.text.contains("xxxx"))
    #expect(try commits(office) == 1)
  }

  @Test func aThousandRecordsAreAThousandCommits() throws {
    let office = try Self.smallForm()
    let lines = (1...1000).map { "{\"full_name\": \"Child \($0)\"}\n" }.joined()
    let run = try office.fill("small", lines)
    #expect(run.outcome.status == 0)
    #expect(run.result.array?.count == 1000)
    #expect(try commits(office) == 1000)
    // Progress comes at even steps, not with every record.
    let steps = run.events.filter { if case .progress = $0 { true } else { false } }
    #expect(steps.count == 100)
    #expect(run.outcome.next.first == "frun case list")
  }
}
