import FoundationEssentials
import FrunText
import Testing

@testable import FrunForms

/// The forms that come with the project.
@Suite struct ShippedFormTests {
  static func workbook(_ name: String) throws -> Workbook {
    let folder = ProjectFiles.root + "/Forms/" + name
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[file] = try Array(#require(FileManager.default.contents(atPath: folder + "/" + file)))
    }
    return try Workbook(folder: files, name: name)
  }

  static func form(_ name: String) throws -> CompiledForm {
    let compilation = FormCompiler().compile(try workbook(name))
    #expect(compilation.problems.map(\.detailed) == [])
    return try #require(compilation.form)
  }

  @Test(arguments: ["registration-uasc", "follow-up-visit", "assessment"])
  func compilesWithoutAnyProblem(name: String) throws {
    let form = try Self.form(name)
    #expect(form.id == name)
    #expect(form.languages.map(\.tag).starts(with: ["en", "fr", "ar"]))
    // Every text is there in every language.
    for item in form.items {
      for text in [item.label, item.hint, item.constraintMessage] where !text.isEmpty {
        #expect(text.templates.count == form.languages.count, "\(item.name)")
      }
    }
    for list in form.lists.values {
      for choice in list.choices {
        #expect(choice.label.templates.count == form.languages.count, "\(list.name) \(choice.name)")
      }
    }
  }

  static func batch() throws -> BatchAnswers {
    let path = ProjectFiles.root + "/Tests/Fixtures/registration-batch.json"
    return try BatchAnswers(json: Array(#require(FileManager.default.contents(atPath: path))))
  }

  @Test func twentyFamiliesAreRegistered() throws {
    let form = try Self.form("registration-uasc")
    let outcomes = try Self.batch().run(form, environment: testEnvironment())
    #expect(outcomes.count == 20)
    for outcome in outcomes {
      #expect(outcome.problems.map { "record \(outcome.record): \($0)" } == [])
    }
  }

  @Test func recordsAreMappedToEntities() throws {
    let form = try Self.form("registration-uasc")
    let outcomes = try Self.batch().run(form, environment: testEnvironment())
    let first = try #require(outcomes.first?.result)
    #expect(first.instanceName == "ليان خالد الحموي 2026-10-05")
    let person = try #require(first.entities.first { $0.dataset == "person" })
    #expect(person.action == .create)
    #expect(person.value("sex") == "female")
    #expect(person.value("birthDate") == "2014-03-19")
    #expect(person.value("role") == "client")
    let relatives = first.entities.filter { $0.dataset == "person_relative" }
    #expect(relatives.map(\.repeatIndex) == [1, 2, 3])
    #expect(relatives.map { $0.value("role") } == Array(repeating: "sought_relative", count: 3))
    let consents = first.entities.filter { $0.dataset.hasPrefix("consent_") }
    #expect(consents.map { $0.value("purpose") } == ["services", "tracing", "sharing"])
    #expect(consents.map { $0.value("decision") } == ["given", "given", "refused"])
    #expect(consents.map { $0.value("kind") } == ["assent", "assent", "assent"])
    // Partial dates keep what is known and nothing more.
    let births = outcomes.compactMap {
      $0.result?.entities.first { $0.dataset == "person" }?.value("birthDate")
    }
    #expect(births.prefix(4) == ["2014-03-19", "2010-11", "2012", "~2011"])
    // Nobody who is in the family now is sought.
    let esther = try #require(outcomes[17].result)
    #expect(!esther.answers.contains { $0.path.name == "separation_cause" })
  }
}
