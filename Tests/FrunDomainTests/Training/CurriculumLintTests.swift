import FrunDomain
import Testing

@Suite("Lint of the curriculum")
struct CurriculumLintTests {
  static let course = """
    ---
    code: X-1
    title: X
    version: 2
    language: en
    hours: 2
    pass: attendance>=80%, post-test>=80%, practical=pass
    tests: pre=quiz.gift#pre, post=quiz.gift#post, draw=2
    practical: practical.md, observations=1, assessor=C09/3
    renewal: never
    gates: case.read
    roles: caseworker
    gives: C09/2
    sources: this test
    ---
    ## One (60 min)
    Competency: C09/2

    ## Two (60 min)
    """
  static let quiz =
    "$CATEGORY: X-1/post\n\n"
    + (1...4).map { "// [id:X-1-\($0)]\nQ{=a ~b}\n\n" }.joined()
    + "$CATEGORY: X-1/pre\n\n// [id:X-1-P]\nQ{T}\n"
  static let rubric = "Pass: all>=2\n- [R1] A\n  - 1: a\n  - 2: b\n  - 3: c\n  - 4: d\n"
  static let competencies =
    "code,name,part,levels\n"
    + (1...27).map {
      "C\($0 < 10 ? "0" : "")\($0),Name,\($0 == 9 ? "technical" : "on-the-job"),4"
    }.joined(separator: "\n")

  static var good: [String: String] {
    [
      "X-1/course.md": course, "X-1/quiz.gift": quiz, "X-1/practical.md": rubric,
      "X-1/CHANGELOG.md": "# Changes\n\n## 2\n\nNew.\n", "competencies.csv": competencies,
      "roles.csv": "role,competency,level,grace_days\ncaseworker,C09,2,0\n",
    ]
  }

  private func places(_ files: [String: String]) -> [String] {
    CurriculumLint(files: files, gates: ["case.read"]).findings.map { "\($0.rule) \($0.place)" }
  }

  @Test("a good curriculum has no finding")
  func clean() {
    #expect(CurriculumLint(files: Self.good, gates: ["case.read"]).findings == [])
  }

  @Test(
    "each rule, with file and line",
    arguments: [
      ("X-1/course.md", "code: X-1", "code: Y-1", "course.code X-1/course.md:2"),
      ("X-1/course.md", "hours: 2", "hours: 5", "course.hours X-1/course.md:6"),
      ("X-1/course.md", "hours: 2", "hours: x", "course.head X-1/course.md:6"),
      ("X-1/course.md", "gates: case.read", "gates: a.b", "gate.closed roles.csv"),
      (
        "X-1/course.md", "gates: case.read", "gates: case.read, a.b",
        "gate.unknown X-1/course.md:11"
      ),
      ("X-1/course.md", "roles: caseworker", "roles: boss", "course.head X-1/course.md:12"),
      ("X-1/course.md", "gives: C09/2", "gives: C09/3", "course.modules X-1/course.md:13"),
      ("X-1/course.md", "## Two (60 min)", "## Two", "course.minutes X-1/course.md:19"),
      ("X-1/course.md", "draw=2", "draw=3", "bank.size X-1/quiz.gift"),
      ("X-1/course.md", "draw=2", "draw=2, minutes=0", "course.head X-1/course.md:8"),
      ("X-1/course.md", "draw=2", "draw=2, attempts=21", "course.head X-1/course.md:8"),
      ("X-1/course.md", "draw=2", "draw=2, minutes=9, minutes=9", "course.head X-1/course.md:8"),
      ("X-1/course.md", "draw=2", "draw=2, minutes=130", "course.limits X-1/course.md:8"),
      (
        "X-1/course.md", "pre=quiz.gift#pre, post=quiz.gift#post, draw=2", "attempts=2",
        "course.limits X-1/course.md:8"
      ),
      ("X-1/course.md", "#pre,", "#before,", "bank.pre X-1/quiz.gift"),
      ("X-1/course.md", "renewal", "prerequisites: X-1\nrenewal", "course.circle X-1/course.md:10"),
      ("X-1/course.md", "renewal", "prerequisites: Z-1\nrenewal", "course.before X-1/course.md:10"),
      ("X-1/course.md", "practical.md, ", "rubric.md, ", "practical.missing X-1/course.md:9"),
      ("X-1/course.md", "tests:", "#", "course.tests X-1/course.md:7"),
      ("X-1/course.md", "version: 2", "version: 3", "changes.version X-1/CHANGELOG.md"),
      ("X-1/course.md", "## Two", "Ask me@example.org\n## Two", "privacy.email X-1/course.md:19"),
      ("X-1/course.md", "## Two", "+44 20 7946 0000\n## Two", "privacy.phone X-1/course.md:19"),
      ("X-1/course.md", "## Two", "on 0791 234 567\n## Two", "privacy.phone X-1/course.md:19"),
      ("X-1/quiz.gift", "[id:X-1-2]", "[id:X-1-1]", "bank.id X-1/quiz.gift:7"),
      ("X-1/quiz.gift", "// [id:X-1-P]", "// ", "bank.id X-1/quiz.gift:18"),
      ("X-1/quiz.gift", "Q{T}", "Q{T", "bank X-1/quiz.gift:18"),
      ("X-1/quiz.gift", "Q{T}", "Q{=a =b ~c}", "bank.right X-1/quiz.gift:18"),
      ("X-1/quiz.gift", "Q{T}", "Q{~%50%a ~%-50%b}", "bank.right X-1/quiz.gift:18"),
      ("X-1/quiz.gift", "Q{T}", "Q{~%50%a ~%50%b ~c}", "bank.all X-1/quiz.gift:18"),
      ("X-1/quiz.gift", "Q{T}", "Q{=a ~b ~b}", "bank.twice X-1/quiz.gift:18"),
      ("X-1/practical.md", "  - 4: d\n", "", "practical X-1/practical.md:2"),
      ("competencies.csv", "C09,Name", "C09,", "competency.name competencies.csv:10"),
      (
        "competencies.csv", "C10,Name,on-the-job", "C10,Name,core",
        "competency.course competencies.csv:11"
      ),
      (
        "competencies.csv", "C09,Name,technical,4", "C09,Name,technical,1",
        "competency.levels competencies.csv:10"
      ),
      ("roles.csv", "caseworker", "boss", "role.code roles.csv:2"),
      ("roles.csv", "C09,2", "C99,2", "role.competency roles.csv:2"),
      ("roles.csv", "C09,2,0", "C09,2,-1", "role.grace roles.csv:2"),
      ("roles.csv", "C09,2", "C09,3", "role.reach roles.csv:2"),
    ])
  func rules(_ file: String, _ old: String, _ new: String, _ finding: String) {
    var files = Self.good
    let text = files[file] ?? ""
    #expect(text.contains(old))
    files[file] = text.replacing(old, with: new)
    #expect(places(files).contains(finding), "\(places(files))")
  }

  @Test("translations: older than the source, another key, a question missing")
  func translations() {
    var files = Self.good
    let head = "---\nlanguage: fr\ntitle: X\nbased_on: 1\n---\n## Un (60 min)\n"
    files["X-1/course.fr.md"] = head + "Competency: C09/2\n## Deux (60 min)\n"
    files["X-1/quiz.fr.gift"] =
      "$CATEGORY: X-1/post\n\n// [id:X-1-1]\nQ{~a =b}\n\n// [id:Z]\nQ{T}\n"
    files["X-1/practical.fr.md"] = Self.rubric.replacing("R1", with: "R2")
    #expect(
      places(files) == [
        "translation.old X-1/course.fr.md:4", "translation.criteria X-1/practical.fr.md:1",
        "translation.pass X-1/practical.fr.md:1", "translation.missing X-1/quiz.fr.gift",
        "translation.key X-1/quiz.fr.gift:4", "translation.id X-1/quiz.fr.gift:7",
      ])
    files["X-1/course.fr.md"] = head.replacing("based_on: 1", with: "based_on: 2")
    #expect(places(files).contains("translation.modules X-1/course.fr.md"))
  }

  @Test("tables of equivalences and signers")
  func tables() {
    var files = Self.good
    files["equivalences.csv"] = """
      ours,theirs,issuer,credit,valid_from,valid_to,note
      X-1,A,B,full,2020-01-01,,
      Z-1,A,,half,2020-02-01,2020-01-01,
      """
    files["signers.csv"] = """
      key_id,issuer_did,valid_from,valid_to,status
      k,did:web:x,x,,old
      """
    #expect(
      places(files) == [
        "equivalence.credit equivalences.csv:3", "equivalence.ours equivalences.csv:3",
        "equivalence.theirs equivalences.csv:3", "table.date equivalences.csv:3",
        "signer.did signers.csv:2", "signer.status signers.csv:2", "table.date signers.csv:2",
      ])
  }

  @Test("dates, years and identifiers are no telephone numbers")
  func privacy() {
    var files = Self.good
    files["X-1/practical.md"] =
      Self.rubric
      + "2026-02-10 to 2026-03-10, ISO 8601-1:2019, 4,118 of 1,368, BIP-201-01, 9 a 10\n"
    #expect(places(files) == [])
  }
}
