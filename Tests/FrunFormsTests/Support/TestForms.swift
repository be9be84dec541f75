import FrunText
import Testing

@testable import FrunForms

/// A fixed world: noon of 21 November 2026, UTC+3, counted randomness.
func testEnvironment(properties: [String: String] = [:]) -> FormEnvironment {
  let generator = SharedGenerator()
  return FormEnvironment(
    now: { 1_795_251_600_000 }, offsetFromUTC: 3 * 3600, random: { generator.next() },
    properties: properties)
}

func compiled(_ markdown: String, mode: FormCompiler.Mode = .strict) throws -> CompiledForm {
  let compilation = FormCompiler(mode: mode).compile(Workbook(markdown: markdown, name: "test"))
  return try #require(
    compilation.form, "\(compilation.problems.map(\.detailed).joined(separator: "\n"))")
}

func session(_ markdown: String) throws -> FormSession {
  FormSession(form: try compiled(markdown), environment: testEnvironment())
}

func path(_ text: String) throws -> AnswerPath { try #require(AnswerPath(text)) }
