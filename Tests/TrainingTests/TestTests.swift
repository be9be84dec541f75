import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Tests and practicals of a session")
struct TestTests {
  private func office() throws -> (TrainingOffice, String) {
    let office = try TrainingOffice()
    let session = try office.session("BIP-201")
    office.file("people.csv", "person,organisation\nسلمى خوري,A\nSam Doe,B\n")
    try office.run("enrol \(session) amina --from people.csv")
    return (office, session)
  }

  private func paper(_ office: TrainingOffice, _ phase: String = "post") throws -> TestPaper {
    let drawn = DrawnTest.all(in: try office.all("test")).filter { $0.phase == phase }
    let last = try #require(drawn.max { ($0.number ?? 0) < ($1.number ?? 0) })
    return TestPaper(stored: last.questions ?? "")
  }

  /// A right answer as it would be typed.
  private func right(_ question: GiftQuestion) -> String {
    switch question.kind {
    case .short(let choices): choices.first?.text.text ?? ""
    case .numerical(let answers, _):
      switch answers.first?.range {
      case .exactly(let value), .within(let value, _), .between(let value, _): "\(value)"
      default: "0"
      }
    default: question.key.replacing(" (50 %)", with: "")
    }
  }

  @Test("drawn once for everybody, typed back from paper, paired with the test before")
  func paper() throws {
    let (office, session) = try office()
    let drawn = try office.run("test \(session)")
    #expect(drawn.result.object?["questions"] == .integer(10))
    let paper = try paper(office)
    #expect(paper.asked.count == 10)
    let sheet = paper.asked.map(right).joined(separator: ";").replacing(" ", with: "_")
    let run = try office.run("test \(session) --person amina --answers \(sheet)")
    #expect(run.result.object?["scores"] == .array([.string("100")]))
    try office.run("test \(session) --phase pre")
    let pre = try self.paper(office, "pre")
    office.file(
      "sheets.csv",
      "number," + pre.asked.indices.map { "q\($0 + 1)" }.joined(separator: ",") + "\n1,"
        + pre.asked.map { "\"\(right($0))\"" }.joined(separator: ",") + "\n2,"
        + pre.asked.map { _ in "-" }.joined(separator: ",") + "\n")
    let list = try office.run("test \(session) --phase pre --from sheets.csv")
    #expect(list.result.object?["scores"] == .array([.string("100"), .string("0")]))
    let shown = try office.run("test \(session)")
    #expect(
      shown.result.array?.first?.memberNames == [
        "enrolment", "number", "person", "pre", "post", "attempts",
      ])
    golden("tests", run.shown + list.shown + shown.shown)
    // Another paper for who repeats it; the best result counts.
    let again = try office.run("test \(session) --again")
    #expect(again.result.object?["questions"] == .integer(10))
    let second = try self.paper(office)
    let blank = second.asked.map { _ in "-" }.joined(separator: "_")
    try office.run("test \(session) --person amina --answers=\(blank)")
    let results = TestResult.all(in: try office.all("testResult"))
    #expect(results.filter { $0.phase == "post" }.compactMap(\.attempt).sorted() == [1, 2])
    let view = try office.run("session \(session)")
    #expect(view.result.array?[0].object?["score"] == .integer(100))
  }

  @Test("a sheet that cannot be is refused with its question")
  func slips() throws {
    let (office, session) = try office()
    try office.run("test \(session)")
    #expect(try office.refusal("test \(session) --person amina --answers a").code == "sheet.count")
    let nonsense = Array(repeating: "!!", count: 10).joined(separator: "_")
    let failure = try office.refusal("test \(session) --person amina --answers \(nonsense)")
    #expect(failure.code == "sheet.answer")
    #expect(failure.place?.hasPrefix("--answers, question") == true)
    #expect(try office.refusal("test \(session) --person nobody --take").kind == .notFound)
    #expect(try office.refusal("test \(session) --take").kind == .usage)
    #expect(
      try office.refusal("test \(session) --person amina --mark 1=50").code == "test.noAnswers")
    #expect(try office.refusal("test \(session)  --again", as: "joseph").kind == .denied)
    #expect(try office.all("testResult").isEmpty)
  }

  @Test("taken at the screen: back and forth, no answers before the end, leaving keeps nothing")
  func sitting() throws {
    let (office, session) = try office()
    try office.run("test \(session)")
    let paper = try paper(office)
    office.services.replies = [.value("0"), .action(.saveAndLeave)]
    #expect(throws: Failure.self) {
      try office.run("test \(session) --person amina --take")
    }
    #expect(try office.all("testResult").isEmpty)
    var back = true
    office.services.replying = { turn in
      if back {
        back = false
        return .action(.back)
      }
      let index = (Int(turn.header[1].split(separator: " ").first ?? "1") ?? 1) - 1
      let question = paper.asked[index]
      let answer = question.answer(typed: right(question)) ?? .none
      switch (turn.field, answer) {
      case (.many, .places(let places)): return .values(places.map(String.init))
      case (_, .places(let places)): return .value("\(places[0])")
      case (_, .text(let text)): return .value(text)
      case (_, .pairs(let places)):
        let row = question.leftSides.firstIndex { turn.question.hasSuffix($0) } ?? 0
        return .value(places[row].map(String.init) ?? "")
      default: return .value("")
      }
    }
    let run = try office.run("test \(session) --person amina --take")
    #expect(run.result.object?["scores"] == .array([.string("100")]))
    #expect(run.messages(.info).contains { $0.hasPrefix("1. right") })
    let turns = office.services.turns
    #expect(turns.allSatisfy { !$0.question.contains("Right.") && $0.notices.isEmpty })
    #expect(TestResult.all(in: try office.all("testResult")).first?.mode == "terminal")
  }

  @Test("open answers wait for a person who is not the author")
  func open() throws {
    let (office, session) = try office()
    let stream = try #require(try office.all("session").first?.stream)
    try office.services.act(as: "grace")
    var draft = try office.services.draft("test")
    try draft.set("session", .reference(try #require(try office.all("session").first?.id)))
    try draft.set("phase", .code("post"))
    try draft.set("number", .integer(1))
    try draft.set("questions", .text("// [id:Q1]\nWhy?{}\n\n// [id:Q2]\nQ{T}\n"))
    _ = try office.services.commit(
      ChangeSet(stream: stream, command: "test", assertions: draft.assertions))
    let run = try office.run("test \(session) --person 2 --answers Because_of_it;t")
    #expect(run.result.object?["awaiting"] == .integer(1))
    #expect(
      try office.run("session \(session)").result.array?[1].object?["score"] == .null)
    #expect(try office.refusal("test \(session) --person 2 --mark 2=50").code == "mark.closed")
    #expect(try office.refusal("test \(session) --person 2 --mark 1=150").kind == .data)
    let shown = try office.run("test \(session) --person 2")
    let marked = try office.run("test \(session) --person 2 --mark 1=60")
    #expect(marked.result.object?["score"] == .string("80"))
    golden("open-answers", run.shown + shown.shown + marked.shown)
    office.file("s.csv", "number,q1,q2\n3,70%,f\n")
    let paper = try office.run("test \(session) --from s.csv")
    #expect(paper.result.object?["scores"] == .array([.string("35")]))
  }

  @Test("the questions leave as GIFT that reads back with the same key")
  func export() throws {
    let (office, session) = try office()
    try office.run("test \(session) --export test.gift")
    let bank = GiftBank(
      parsing: String(decoding: office.services.files["test.gift"] ?? [], as: UTF8.self))
    #expect(bank.problems == [])
    #expect(bank.questions.map(\.key) == (try paper(office)).questions.map(\.key))
    #expect(try office.refusal("test \(session) --export test.gift").kind == .cannotCreate)
  }

  @Test("a practical: assessed by somebody else who holds the competence on that day")
  func practical() throws {
    let (office, session) = try office()
    let rubric = try office.run("practical \(session)")
    let ids = try #require(rubric.result.array?.compactMap { $0.object?["id"]?.string })
    let good = ids.map { "\($0)=3" }.joined(separator: "_")
    let line = "practical \(session) --person amina --levels \(good)"
    #expect(try office.refusal(line).code == "practical.unqualified")
    try office.hold("grace", "BIP-301", gives: "C09/3")
    try office.hold("amina", "BIP-301", gives: "C09/4")
    #expect(try office.refusal(line + " --assessor amina").code == "practical.self")
    #expect(try office.refusal(line + " --on 2027-01-01").code == "practical.day")
    #expect(
      try office.refusal("practical \(session) --person amina --levels R1=3").code
        == "levels.criteria")
    #expect(try office.refusal("practical \(session) --person amina --levels x").kind == .data)
    let first = try office.run(line)
    let low = ids.map { "\($0)=1" }.joined(separator: "_")
    let failed = try office.run(
      "practical \(session) --person amina --levels \(low) --assessor grace")
    #expect(failed.result.object?["passed"] == .bool(false))
    office.services.answers = ids.map { _ in "4" }
    let asked = try office.run(
      "practical \(session) --person 2 --assessor joseph --unqualified Only_one_here")
    #expect(asked.result.object?["passed"] == .bool(true))
    golden("practical", rubric.shown + first.shown + failed.shown + asked.shown)
    let seen = Observation.all(in: try office.all("observation"))
    #expect(seen.count == 3)
    #expect(seen.filter { !$0.unqualified.isEmpty }.count == 1)
    let list = try office.run("session \(session)")
    let missing = list.result.array?[0].object?["missing"]
    #expect(missing?.array?.contains(.string("practicalFailed")) == true || missing != nil)
  }

  @Test("sheets: sign-in, questions, answers, key; right to left in Arabic")
  func prints() throws {
    let (office, session) = try office()
    for what in ["sign-in", "questions", "answers", "key"] {
      try office.run("print \(session) --what \(what) -o \(what).html")
    }
    func page(_ name: String) -> String {
      String(decoding: office.services.files[name + ".html"] ?? [], as: UTF8.self)
    }
    #expect(page("sign-in").contains("<bdi>سلمى خوري</bdi>"))
    let paper = try paper(office)
    for question in paper.asked {
      #expect(page("questions").contains(question.id ?? "?") == false)
      #expect(page("key").contains(question.id ?? "?"))
    }
    #expect(page("answers").components(of: "class=\"sheet\"") == 3)
    for (index, question) in paper.asked.enumerated() where question.key.count == 1 {
      #expect(page("key").contains(">\(index + 1)<"))
    }
    #expect(page("answers").contains("test after the course"))
    let arabic = try office.run("schedule GEN-101 --on 2026-11-23 --language ar --trainer grace")
    let other = try #require(arabic.result.object?["session"]?.string)
    office.file("x.csv", "person\n<script>alert(1)</script>\n")
    try office.run("enrol \(other) --from x.csv")
    try office.run("print \(other) -o ar.html")
    #expect(page("ar").contains("dir=\"rtl\"") && page("ar").contains("ورقة الحضور"))
    #expect(!page("ar").contains("<script>"))
    #expect(try office.refusal("print \(other) -o ar.html").kind == .cannotCreate)
  }

  @Test("another language shows the same paper, changes nothing for others, and is refused aloud")
  func languages() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) amina")
    try office.run("print \(session) --what questions --language ar -o ar.html")
    let test = try #require(DrawnTest.all(in: try office.all("test")).first)
    #expect(test.language == "en")
    let paper = try paper(office)
    func page(_ name: String) -> String {
      String(decoding: office.services.files[name + ".html"] ?? [], as: UTF8.self)
    }
    let stem = try #require(paper.asked.first?.stem.text)
    #expect(page("ar").contains("dir=\"rtl\"") && !page("ar").contains(stem))
    try office.run("print \(session) --what questions -o en.html")
    #expect(page("en").contains(stem))
    let burmese = try office.run("print \(session) --what questions --language my -o my.html")
    #expect(burmese.messages(.warning).first?.contains("these are in en") == true)
    #expect(page("my").contains(stem))
    #expect(try office.all("test").count == 1)
    // A sheet in Arabic has the letters of the key in English.
    let right = paper.asked.map(right).joined(separator: ";").replacing(" ", with: "_")
    let words = paper.asked.contains {
      if case .short = $0.kind { true } else { false }
    }
    let run = try office.run("test \(session) --person amina --language ar --answers \(right)")
    #expect(words || run.result.object?["scores"] == .array([.string("100")]))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
