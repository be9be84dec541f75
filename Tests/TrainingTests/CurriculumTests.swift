import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("The shipped curriculum")
struct CurriculumTests {
  private static let folders = ProjectFiles.names(in: "Training").filter { $0.hasSuffix("/") }

  @Test("there are courses")
  func some() { #expect(Self.folders.count >= 5) }

  @Test("every course file parses, has no problems, and fits its folder", arguments: folders)
  func course(_ folder: String) throws {
    let text = try #require(ProjectFiles.text("Training/\(folder)course.md"))
    let course = try CourseFile(parsing: text)
    #expect(course.problems == [])
    #expect(course.code + "/" == folder)
    for code in course.prerequisites {
      #expect(Self.folders.contains(code + "/"), "\(code) comes before \(course.code)")
    }
    #expect(!course.roles.isEmpty && !course.gives.isEmpty)
    if course.pass.needsPractical, text.contains("practical: ") {
      #expect(ProjectFiles.text("Training/\(folder)practical.md") != nil)
    }
  }

  @Test("competencies are the codes of the vocabulary, each once")
  func competencies() throws {
    let table = try CSVReader().table(
      of: #require(ProjectFiles.bytes("Training/competencies.csv")))
    #expect(table.header == ["code", "name", "part", "levels"])
    let codes = table.rows.map { $0.fields[0] }
    #expect(Set(codes).count == codes.count)
    let declared = try #require(Schema.standard.vocabulary("competence"))
    #expect(Set(codes) == Set(declared.codes.map(\.code)))
    #expect(table.rows.allSatisfy { ["principle", "technical", "core"].contains($0.fields[2]) })
    #expect(table.rows.allSatisfy { $0.fields[3] == "4" })
  }

  @Test("roles and their competencies are declared codes")
  func roles() throws {
    let table = try CSVReader().table(of: #require(ProjectFiles.bytes("Training/roles.csv")))
    #expect(table.header == ["role", "competency", "level", "grace_days"])
    let roles = try #require(Schema.standard.vocabulary("trainingRole"))
    var pairs: Set<[String]> = []
    for row in table.rows {
      #expect(roles.contains(row.fields[0]), "line \(row.line)")
      #expect(
        CompetenceLevel(text: "\(row.fields[1])/\(row.fields[2])") != nil, "line \(row.line)")
      #expect(Int(row.fields[3]).map { (0...366).contains($0) } == true, "line \(row.line)")
      #expect(pairs.insert(Array(row.fields.prefix(2))).inserted, "line \(row.line) stands twice")
    }
  }

  @Test("listed and shown at 80 columns; an unknown code finds its neighbour")
  func shown() throws {
    let office = try TrainingOffice()
    let list = try office.run("course", as: "amina")
    let one = try office.run("course BIP-201", as: "amina")
    golden("courses", list.shown + "\n" + one.shown)
    #expect(
      list.result.array?.first?.memberNames == [
        "code", "title", "version", "minutes", "valid", "gives", "gates",
      ])
    let unknown = try office.refusal("course BIP-210")
    #expect(unknown.hints.contains("did you mean BIP-201?"))
    for strange in ["../secret", "bip-201", "", "BIP-201/"] where !strange.isEmpty {
      #expect(try office.refusal("course \(strange)").code == "course.notFound")
    }
  }
}
