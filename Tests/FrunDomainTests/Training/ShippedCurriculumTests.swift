import FoundationEssentials
import FrunDomain
import Testing

/// What the project ships in `Training/`: nothing the lint finds, and as much as was promised.
@Suite("The shipped curriculum")
struct ShippedCurriculumTests {
  static let files: [String: String] = {
    let root = ProjectFiles.root + "/Training/"
    var files: [String: String] = [:]
    for path in names(in: root) {
      let below = names(in: root + path).map { path + "/" + $0 }
      for path in below.isEmpty ? [path] : below where path != "README.md" {
        files[path] = try? ProjectFiles.text(root + path)
      }
    }
    return files
  }()

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// The actions that training opens, as course files name them.
  static let gates = ["plan.approve", "assessment.sign", "determination.decide", "case.export"]

  @Test("the lint finds nothing, not even something to look at")
  func lint() {
    let lint = CurriculumLint(files: Self.files, gates: Self.gates)
    #expect(lint.findings.map { "\($0.place) \($0.rule): \($0.text)" } == [])
    #expect(lint.courses.count == 29)
  }

  @Test("twelve courses and more ask at least twenty questions")
  func banks() {
    let sizes = Self.files.filter { $0.key.hasSuffix("/quiz.gift") }.mapValues { text in
      GiftBank(parsing: text).questions(part: "post").filter(\.isAsked).count
    }
    #expect(sizes.values.filter { $0 >= 20 }.count >= 12, "\(sizes)")
  }

  @Test("what most staff take is there in French and Arabic, tests as well")
  func languages() {
    for code in ["GEN-101", "GEN-102", "PAR-101"] {
      for language in ["fr", "ar"] {
        #expect(Self.files["\(code)/course.\(language).md"] != nil)
        #expect(Self.files["\(code)/quiz.\(language).gift"] != nil)
      }
    }
  }

  @Test("an answer that is wrong says why, in every language")
  func feedback() throws {
    for (path, text) in Self.files where path.hasSuffix(".gift") {
      for question in GiftBank(parsing: text).questions {
        guard case .choice(let choices) = question.kind else { continue }
        let silent = choices.filter { choice in
          !choice.isMarkedCorrect && choice.points <= 0 && (choice.feedback?.text ?? "").isEmpty
        }
        #expect(silent.isEmpty, "\(path):\(question.line)")
      }
    }
  }
}
