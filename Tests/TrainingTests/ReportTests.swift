import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("The report without names")
struct ReportTests {
  /// Three organisations in two countries, one of them small; tests before and after.
  private func office() throws -> TrainingOffice {
    let office = try TrainingOffice(day: "2026-11-23")
    try office.services.act(as: "grace")
    var register = try RegisterFixture(office.services)
    let course = try register.course("GEN-101", gives: ["C01/1"])
    let other = try register.course("BIP-201", gives: ["C09/2"])
    let session = try register.add(
      "session",
      [
        "course": .reference(course), "heldOn": .date(CivilDate(parsing: "2026-05-01")),
        "status": .code("held"),
      ])
    var number = 0
    for (name, country, count) in [
      ("Partner Amman", "JO", 24), ("جمعية الأمل", "JO", 12), ("Relief Cairo", "EG", 18),
      ("Tiny <b>", "EG", 2),
    ] {
      let organisation = try register.add(
        "organisation", ["name": .text(name), "country": .code(country)])
      for _ in 0..<count {
        number += 1
        let person = try register.person(
          "Secret Name \(number)", roles: [("caseworker", "2025-01-01")],
          organisation: organisation)
        _ = try register.award(person, course, "2026-05-01", "2027-01-0\(1 + number % 9)")
        if number % 3 == 0 { _ = try register.award(person, other, "2026-06-01", "2028-05-31") }
        let enrolment = try register.add(
          "enrolment",
          [
            "session": .reference(session), "person": .text("Secret Name \(number)"),
            "trainee": .reference(person), "status": .code("completed"),
          ])
        for (phase, score) in [("pre", 40 + number % 20), ("post", 70 + number % 25)]
        where phase == "post" || number % 7 > 0 {
          let right = score + number % 3 * 10
          _ = try register.add(
            "testResult",
            [
              "enrolment": .reference(enrolment), "phase": .code(phase), "attempt": .integer(1),
              "takenOn": .date(CivilDate(parsing: "2026-05-01")), "mode": .code("terminal"),
              "score": .decimal("\(score)"),
              "answers": .text(
                TestAnswers([
                  .init(question: "GEN-101-01", answer: "1", points: right > 80 ? 100 : 0),
                  .init(question: "GEN-101-02", answer: "2", points: right > 75 ? 100 : 0),
                  .init(question: "GEN-101-03", answer: "2", points: right > 80 ? 0 : 100),
                ]).stored),
            ])
        }
      }
    }
    try register.commit()
    return office
  }

  @Test("numbers on the terminal and for programs; the small organisation is not to be found")
  func figures() throws {
    let office = try office()
    let run = try office.run("report", as: "amina")
    golden("report", run.text + "\n" + RenderedEvents.text(run.events, columns: 44))
    let object = try #require(run.result.object)
    #expect(object["people"] == .integer(56))
    #expect(object["seats"] == .integer(74))
    let reach = try #require(object["reach"]?.array)
    func people(_ organisation: String, _ country: String) -> JSONValue? {
      reach.first {
        $0["organisation"]?.string == organisation && $0["country"]?.string == country
      }?["people"]
    }
    #expect(people("Partner Amman", "Jordan") == .integer(24))
    #expect(people("Tiny <b>", "Egypt") == .null)
    // The only other organisation of the country would give it away.
    #expect(people("Relief Cairo", "Egypt") == .null)
    #expect(people("(all)", "Egypt") == .integer(20))
    let gain = try #require(object["gain"]?.array?.first)
    #expect(gain["pairs"] == .integer(48))
    #expect(gain["onlyAfter"] == .integer(8))
    let questions = try #require(object["questions"]?.array)
    #expect(questions.count == 3)
    #expect(
      questions.last?["remark"]?.string == ItemAnalysis.Remark.misleading.rawValue)
    let text = run.result.text()
    #expect(!text.contains("Secret"))
    let one = try office.run("report --table gain")
    #expect(one.events.count { if case .table = $0 { true } else { false } } == 1)
  }

  @Test("one page with charts, without a name, from either side", arguments: ["en", "ar"])
  func page(_ language: String) throws {
    let office = try office()
    _ = try office.run("report --language \(language) -o report.html")
    let page = String(decoding: try #require(office.services.files["report.html"]), as: UTF8.self)
    golden("report.\(language).html", page)
    #expect(!page.contains("Secret"))
    #expect(!page.contains("<b>"))
    #expect(page.contains(language == "ar" ? "dir=\"rtl\"" : "dir=\"ltr\""))
    #expect(page.components("<svg") >= 4)
    #expect(page.components("<table") >= 5)
    for word in ["<script", "http://www.w3.org/1999/xlink", "src=", "url("] {
      #expect(!page.contains(word))
    }
    #expect(try office.refusal("report -o report.html").kind == .cannotCreate)
    #expect(try office.run("report -o report.html --force").outcome.status == 0)
  }

  @Test("an empty register has an empty report; a period without end is refused")
  func empty() throws {
    let office = try TrainingOffice()
    let run = try office.run("report")
    #expect(run.result.object?["people"] == .integer(0))
    #expect(try office.run("report -o empty.html").outcome.status == 0)
    #expect(try office.refusal("report --from 2026-05-01 --until 2026-01-01").kind == .usage)
  }
}

extension String {
  /// How often another text stands in this one.
  fileprivate func components(_ other: String) -> Int { ranges(of: other).count }
}
