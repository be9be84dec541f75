import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// What holds for every form of the library.
@Suite struct FormLibraryTests {
  @Test func theLibraryIsComplete() {
    #expect(Set(FormLibrary.ids).isSuperset(of: FormLibrary.standard))
  }

  @Test(arguments: FormLibrary.ids)
  func aStrictCheckFindsNothing(id: String) throws {
    let run = try IntakeOffice().run("form", "check", id, "--strict")
    #expect(run.outcome.status == 0)
    #expect(run.result.array?.count == 0, "\(run.text)")
  }

  @Test(arguments: FormLibrary.ids)
  func aFormHasTitleVersionAndASizeAPersonCanAnswer(id: String) throws {
    let form = try FormLibrary.compiled(id)
    #expect(form.id == id)
    #expect(!form.title.isEmpty && form.title != id)
    #expect(form.version.utf8.count == 10 && form.version.hasPrefix("20"))
    #expect(form.languages.first?.tag == "en")
    #expect(form.instanceName != nil)
    #expect((5...75).contains(form.questions.count), "\(form.questions.count) questions")
    for question in form.questions {
      let label = question.label.templates[form.defaultLanguage]?.constant ?? ""
      #expect(label.unicodeScalars.count <= 180, "\(question.name)")
    }
  }

  /// Whoever reads a form in a language reads all of it in that language.
  @Test(arguments: FormLibrary.ids)
  func everyTextIsThereInEveryLanguage(id: String) throws {
    let form = try FormLibrary.compiled(id)
    let languages = form.languages.map(\.name)
    func check(_ text: TranslatedText, _ place: String) {
      guard !text.isEmpty else { return }
      for language in languages {
        let template = text.templates[language]
        #expect(template != nil && template?.constant != "", "\(place) in \(language)")
      }
    }
    for item in form.items {
      check(item.label, item.name)
      check(item.hint, "hint of \(item.name)")
      check(item.constraintMessage, "message of \(item.name)")
      check(item.requiredMessage, "message of \(item.name)")
      if item.type?.isVisible == true { #expect(!item.label.isEmpty, "\(item.name)") }
      if item.rules[.constraint] != nil { #expect(!item.constraintMessage.isEmpty, "\(item.name)") }
    }
    for list in form.lists.values {
      for choice in list.choices { check(choice.label, "\(list.name).\(choice.name)") }
    }
  }

  /// Arabic in Arabic letters, and no translation that is the English text again.
  @Test(arguments: FormLibrary.ids)
  func translationsAreInTheirLanguage(id: String) throws {
    let form = try FormLibrary.compiled(id)
    let texts = form.items.flatMap { [$0.label, $0.hint, $0.constraintMessage] }
    for text in texts {
      guard let english = text.templates[form.defaultLanguage]?.constant else { continue }
      for language in form.languages.dropFirst() {
        guard let translated = text.templates[language.name]?.constant else { continue }
        if language.tag == "ar" {
          #expect(translated.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) })
        }
        if english.split(separator: " ").count > 3 {
          #expect(translated != english, "\(language.name): \(english)")
        }
      }
    }
  }

  /// Families and field workers see these first.
  @Test(arguments: [
    "registration-uasc", "consent", "safeguarding-screen", "tracing-request", "bia",
  ])
  func whatFamiliesSeeIsInFourLanguages(id: String) throws {
    let tags = try FormLibrary.compiled(id).languages.compactMap(\.tag)
    #expect(tags == ["en", "fr", "ar", "es"])
  }

  /// Free text about a person is never saved to a field that counts as harmless, and nothing
  /// that is saved to a sensitive text may be counted in reports.
  @Test(arguments: FormLibrary.ids)
  func everySavedAnswerReachesAFieldThatKnowsItsHarm(id: String) throws {
    let form = try FormLibrary.compiled(id)
    #expect(!form.entities.isEmpty)
    for entity in form.entities {
      let name = MappingCheck.kind(of: entity.dataset)
      let kind = try #require(Schema.standard.kind(name), "\(entity.dataset)")
      #expect(kind.stream == .case)
      #expect(!entity.properties.isEmpty, "\(entity.dataset) saves nothing")
      for (place, property) in entity.properties {
        let item = form.items[place]
        // Names and relationships are short properties of a person.
        guard let field = kind.field(property) else { continue }
        #expect(!field.purposes.isEmpty)
        guard item.type == .text, case .text = field.type else { continue }
        #expect(
          field.sensitivity != .none || Self.harmless.contains("\(name).\(property)"),
          "\(item.name) is saved to \(name).\(property)")
      }
    }
  }

  /// Texts of which the schema says that they name nobody.
  static let harmless: Set<String> = [
    // Organisations and offices.
    "participant.agency", "complaint.passedTo", "referral.provider", "transfer.toOrganisation",
    "transfer.toFunction", "action.currency", "placement.receivingAgency", "case.source",
    "plan.copyLanguage", "placement.zone",
    "visit.key", "name.language",
  ]

  /// An answer that may be dangerous to give may be left out or refused.
  @Test(arguments: FormLibrary.ids)
  func dangerousQuestionsMayBeRefused(id: String) throws {
    let form = try FormLibrary.compiled(id)
    for item in form.items {
      guard let save = item.saveTo,
        let field = Schema.standard.field(
          save.property, of: MappingCheck.kind(of: save.dataset)),
        field.vocabulary == "disclosedAnswer", case .list(let list) = item.choices
      else { continue }
      let codes = Set(form.lists[list]?.choices.map(\.name) ?? [])
      #expect(codes.isSuperset(of: ["refused", "unknown"]), "\(item.name)")
    }
  }
}
