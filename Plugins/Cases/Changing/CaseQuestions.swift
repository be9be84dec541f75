import FrunDomain
import FrunKit

/// The questions of a registration at the terminal, when no form is used.
enum CaseQuestions {
  /// Asks for the most important answers.
  ///
  /// - Parameter known: fields that are answered already.
  static func ask(_ services: any Services, knows known: Set<String> = []) throws -> [CaseEntity] {
    var file = CaseEntity("case", key: "case", fields: [])
    var client = CaseEntity("person", key: "client", fields: [])
    client.fields.append(
      .init("name", try services.askLine("Name, as the person says it", option: "--from")))
    client.fields += try choice("sex", of: "person", "Sex", services)
    client.fields += try line(
      "birthDate", "Date of birth (1998-05-12, 1998-05, ~1998)", services)
    if !known.contains("protectionStatus") {
      file.fields += try choice("protectionStatus", of: "case", "Protection status", services)
    }
    file.fields += try choice("riskLevel", of: "case", "Risk level", services)
    return [file, client]
  }

  /// Asks for a person who joins a case.
  static func askPerson(_ services: any Services) throws -> CaseEntity {
    var person = CaseEntity("person_relative", key: "relative", fields: [], row: 1)
    person.fields.append(
      .init("name", try services.askLine("Name, as it was told", option: "--from")))
    person.fields += try choice(
      "relation", of: "relationship", "The person is the client's", services)
    person.fields += try choice("sex", of: "person", "Sex", services)
    person.fields += try line(
      "birthDate", "Date of birth (1968-05-12, 1968-05, ~1968)", services)
    let answer = try services.ask(
      Prompt(.yesNo, "Lives with the client now?", fallback: "no", option: "--from"))
    person.fields.append(.init("livesInHousehold", answer))
    return person
  }

  private static func line(
    _ field: String, _ question: String, _ services: any Services
  ) throws -> [CaseEntity.Field] {
    let answer = try services.ask(Prompt(.line, question, fallback: "", option: "--from"))
    return answer.isEmpty ? [] : [.init(field, answer, at: field)]
  }

  private static func choice(
    _ field: String, of kind: String, _ question: String, _ services: any Services
  ) throws -> [CaseEntity.Field] {
    guard let declared = Schema.standard.field(field, of: kind),
      let list = Schema.standard.vocabulary(of: declared)
    else { return [] }
    let options = list.codes.filter { !$0.retired }.map { Prompt.Option($0.code, label: $0.label) }
    return [.init(field, try services.choose(question, options, option: "--from"), at: field)]
  }
}
