import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// The same records given again, answers set aside, linked tables, and exports that come back.
@Suite struct RepeatedBatchTests {
  private func cases(_ office: IntakeOffice) throws -> Int {
    try office.services.records(RecordQuery(kind: "case")).count
  }

  private func statuses(_ run: TestRun) -> [String] {
    (run.result.array ?? []).compactMap { $0["status"]?.string }
  }

  @Test func theSameFileRegistersNobodyTwice() throws {
    let office = try BatchTests.smallForm()
    // Two children of one name are two children.
    let csv = "full_name,age\nA,1\nB,2\nA,1\nC,999\n"
    #expect(
      statuses(try office.fill("small", csv)) == ["accepted", "accepted", "accepted", "refused"])
    #expect(try cases(office) == 3)
    let again = try office.fill("small", csv)
    #expect(statuses(again) == ["known", "known", "known", "refused"])
    #expect(again.result[0]?["case"]?.string?.isEmpty == false)
    #expect(try cases(office) == 3)
    // Mended rows come in, also in another order and in another shape.
    let mended = try office.fill(
      "small",
      #"[{"full_name": "C", "age": "99"}, {"full_name": "B", "age": "2"}, {"full_name": "A", "age": "1"}]"#
    )
    #expect(statuses(mended) == ["accepted", "known", "known"])
    #expect(try cases(office) == 4)
    #expect(
      statuses(try office.fill("small", csv, "--again")).prefix(2) == ["accepted", "accepted"])
  }

  @Test func anInterruptedBatchGoesOn() throws {
    let office = try BatchTests.smallForm()
    let lines = (1...30).map { "{\"full_name\": \"Child \($0)\"}\n" }
    _ = try office.fill("small", lines.prefix(11).joined())
    let run = try office.fill("small", lines.joined())
    #expect(statuses(run).filter { $0 == "known" }.count == 11)
    #expect(statuses(run).filter { $0 == "accepted" }.count == 19)
    #expect(try cases(office) == 30)
  }

  @Test func theSendersIdentityIsTheRecords() throws {
    let office = try BatchTests.smallForm()
    _ = try office.fill("small", #"{"full_name": "A", "meta": {"instanceID": "uuid:1"}}"#)
    let run = try office.fill(
      "small", "KEY,SubmissionDate,full_name\nuuid:1,2026-01-01,A changed\nuuid:2,2026-01-01,B\n")
    #expect(statuses(run) == ["known", "accepted"])
  }

  @Test func aDryRunRemembersNothing() throws {
    let office = try BatchTests.smallForm()
    _ = try office.fill("small", "full_name\nA\n", "--dry-run")
    #expect(statuses(try office.fill("small", "full_name\nA\n")) == ["accepted"])
  }

  @Test func answersToQuestionsThatAreNotAskedAreSetAside() throws {
    let office = try IntakeOffice()
    office.services.files["Forms/skip/survey.csv"] = Array(
      """
      type,name,label,relevant,calculation,save_to
      text,full_name,Name,,,name#text
      calculate,kind,,,'full',name#kind
      text,school,School,${full_name} = 'B',,
      """.utf8)
    office.services.files["Forms/skip/entities.csv"] = Array(
      "list_name,label\nname,x\nperson,x\n".utf8)
    let csv = "full_name,school\nA,X\nB,Y\n"
    let strict = try office.fill("skip", csv, "--strict", "--dry-run")
    #expect(statuses(strict) == ["refused", "accepted"])
    #expect(strict.result[0]?["code"]?.string == "irrelevant")
    let run = try office.fill("skip", csv)
    #expect(run.outcome.status == 0)
    #expect(statuses(run) == ["accepted", "aside", "accepted"])
    let shown = try office.run("intake", "show", run.result[0]?["submission"]?.string ?? "")
    #expect(shown.result["answers"]?.object?.keys == ["full_name"])
  }

  @Test func choicesMayBeGivenByTheirLabels() throws {
    let office = try BatchTests.smallForm()
    let csv = "full_name,family[1]/member,family[1]/relation\nA,M,Mother\n"
    #expect(statuses(try office.fill("small", csv)) == ["refused"])
    #expect(statuses(try office.fill("small", csv, "--by-label")) == ["accepted"])
  }

  @Test func rowsOfLinkedTablesJoinTheirRecords() throws {
    let office = try BatchTests.smallForm()
    office.services.files["x-family.csv"] = Array(
      """
      PARENT_KEY,KEY,member,relation
      uuid:b,uuid:b/family[1],Rana,mother
      uuid:a,uuid:a/family[1],Karim,brother
      uuid:b,uuid:b/family[2],Sami,brother
      """.utf8)
    let main = "SubmissionDate,full_name,age,KEY\n2026-01-01,A,5,uuid:a\n2026-01-01,B,6,uuid:b\n"
    let run = try office.fill("small", main, "--linked", "x-family.csv")
    #expect(statuses(run) == ["accepted", "accepted"], "\(run.text)")
    let second = try RegisteredFamily(office, office.stream(run.result[1] ?? .null))
    #expect(Set(second.names.compactMap { $0.text("text") }) == ["B", "Rana", "Sami"])
    office.services.files["x-family.csv"] = Array(
      "PARENT_KEY,KEY,member,relation\nuuid:z,k,Rana,mother\n".utf8)
    #expect(
      try office.refusal(
        "intake", "fill", "small", "--answers", "answers", "--linked", "x-family.csv")?.code
        == "answers.orphan")
    #expect(
      try office.refusal(
        "intake", "fill", "small", "--answers", "answers", "--linked", "x-family2.csv")?.code
        == "linked.unknown")
  }

  @Test func anExportComesBackAsItWent() throws {
    let office = try BatchTests.smallForm()
    let given = """
      [{"full_name": "=HYPERLINK(\\"http://x\\")", "age": "5", "languages": ["ar", "ti"],
        "family": [{"member": "@Rana", "relation": "mother"}, {"member": "-x", "relation": "brother"}]},
       {"full_name": "زهرا, محمدی\\nB", "age": "7"}]
      """
    #expect(statuses(try office.fill("small", given)) == ["accepted", "accepted"])
    try office.run("intake", "export", "small", "-o", "out")
    let main = String(decoding: office.services.files["out/small.csv"] ?? [], as: UTF8.self)
    let family = String(
      decoding: office.services.files["out/small-family.csv"] ?? [], as: UTF8.self)
    // Nothing that a spreadsheet would calculate.
    for table in [main, family] {
      let rows = try CSVReader().rows(of: table)
      #expect(rows.allSatisfy { $0.fields.allSatisfy { !Formula.isPossible($0) } })
    }
    let other = try BatchTests.smallForm()
    other.services.files["small-family.csv"] = Array(family.utf8)
    let back = try other.fill("small", main, "--linked", "small-family.csv")
    #expect(statuses(back) == ["accepted", "accepted"], "\(back.text)")
    try office.run("intake", "export", "small", "-o", "a.jsonl")
    try other.run("intake", "export", "small", "-o", "a.jsonl")
    func answers(_ office: IntakeOffice) throws -> Set<JSONValue> {
      try Set(
        String(decoding: office.services.files["a.jsonl"] ?? [], as: UTF8.self).split(
          separator: "\n"
        )
        .map { line in
          var object = try JSONValue(parsing: Array(line.utf8)).object ?? JSONObject()
          object["instanceID"] = nil
          return .object(object)
        })
    }
    #expect(try answers(office) == answers(other))
    #expect(try answers(office).count == 2)
    // JSON lines come back as well, and are known by their identity.
    let lines = String(decoding: office.services.files["a.jsonl"] ?? [], as: UTF8.self)
    #expect(statuses(try BatchTests.smallForm().fill("small", lines)) == ["accepted", "accepted"])
  }

  @Test func exportsRespectPurposeConsentAndRole() throws {
    let office = try IntakeOffice()
    _ = try office.registered()
    let full = try office.run("intake", "export", "registration-uasc", "-o", "full.jsonl")
    #expect(full.result["forms"]?.integer == 1)
    let counted = try office.run(
      "intake", "export", "registration-uasc", "--purpose", "reporting", "-o", "few.jsonl")
    let few = String(decoding: office.services.files["few.jsonl"] ?? [], as: UTF8.self)
    let all = String(decoding: office.services.files["full.jsonl"] ?? [], as: UTF8.self)
    #expect(all.contains("full_name"))
    #expect(!few.contains("full_name"))
    #expect(counted.result["leftOut"]?.array?.contains(.string("full_name")) == true)
    try office.services.addMember("vera", .viewer)
    let failure = try office.services.refusal(
      office.module, ["intake", "export", "registration-uasc", "-o", "x.jsonl"], as: "vera")
    #expect(failure?.kind == .denied)
    #expect(office.services.files["x.jsonl"] == nil)
  }
}
