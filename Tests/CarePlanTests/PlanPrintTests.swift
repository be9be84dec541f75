import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("The family's copy")
struct PlanPrintTests {
  private func page(_ office: CareOffice, _ file: CareOffice.File, _ words: String) throws -> String
  {
    try office.run("plan print \(file.number) --force -o plan.html \(words)")
    return String(
      decoding: try #require(office.services.files["plan.html"]), as: UTF8.self)
  }

  private func placed() throws -> (CareOffice, CareOffice.File) {
    let office = try CareOffice()
    let file = try office.active()
    try office.add(
      "name", to: file.stream,
      ["person": file.child.text, "kind": "full", "text": "ليان <i>خالد</i> الحموي"])
    try office.run(
      "plan goal \(file.number) --domain education --statement تعود_إلى_المدرسة --due 2027-01-31")
    try office.run(
      "plan action \(file.number) --goal 2 --what مقابلة_المعلمة --who أم_سامر --by 2026-12-12")
    try office.run(
      "plan place \(file.number) --type kinship --on 2026-11-23 " + office.dayOf(file))
    return (office, file)
  }

  @Test("in every language, the same every time", arguments: ["en", "fr", "ar", "es"])
  func languages(language: String) throws {
    let (office, file) = try placed()
    let text = try page(office, file, "--language \(language)")
    if let difference = ProjectFiles.difference(
      of: text, from: "Tests/CarePlanTests/Golden/prints/plan-\(language).html")
    {
      Issue.record(Comment(rawValue: difference))
    }
    #expect(text.contains("lang=\"\(language)\" dir=\"\(language == "ar" ? "rtl" : "ltr")\""))
    #expect(text.contains("&lt;i&gt;خالد&lt;/i&gt;"))
  }

  @Test("no code, no risk, no key of a visit; what the child said only when it was asked for")
  func plain() throws {
    let (office, file) = try placed()
    let text = try page(office, file, "--language en")
    let words = text.split(separator: "<body>").last ?? ""
    for code in ["reunification", "home_visit", "medium", "Medium", "w1", "I want to go home"] {
      #expect(!words.contains(code), "\(code)")
    }
    #expect(try page(office, file, "--language en --with-views").contains("I want to go home"))
  }

  @Test("every fixed text and every code there is has its words in four languages")
  func complete() throws {
    let (office, file) = try placed()
    _ = try page(office, file, "--language fr")
    // A goal whose words are missing would print an empty line.
    for goal in Schema.standard.vocabulary("planGoal")?.codes.map(\.code) ?? [] {
      let other = try CareOffice()
      let draft = try other.open()
      try other.run("plan new \(draft.number) --goal \(goal.replacing("_", with: "~"))")
      for language in ["en", "fr", "ar", "es"] {
        let text = try page(other, draft, "--language \(language)")
        #expect(text.contains("<p class=\"aim\">"), "\(goal) \(language)")
        #expect(text.contains("class=\"draft\""))
      }
    }
  }

  @Test("the language of the plan, else of the child; slips are refused")
  func choosing() throws {
    let (office, file) = try placed()
    #expect(try page(office, file, "").contains("lang=\"en\""))
    try office.add("person", to: file.stream, id: file.child, ["language": "ar"])
    #expect(try page(office, file, "").contains("lang=\"ar\""))
    try office.run("plan edit \(file.number) --language fr")
    #expect(try page(office, file, "").contains("lang=\"fr\""))
    #expect(try office.refusal("plan print \(file.number) -o plan.html").code == "file.exists")
    #expect(try office.refusal("plan print \(file.number) -o p --language tlh").kind == .usage)
    let bare = try office.open()
    #expect(try office.refusal("plan print \(bare.number) -o b.html").code == "plan.notFound")
  }
}
