extension FormItem {
  /// The expression that decides whether the question is asked, as the author wrote it.
  public var relevance: String? { rules[.relevant]?.source }
  /// The expression that decides whether an answer is required, as the author wrote it.
  public var requirement: String? { rules[.required]?.source }
  /// Whether the answer is computed.
  public var isComputed: Bool { rules[.calculation] != nil && triggers.isEmpty }
  /// Whether nobody may ever change the answer.
  public var isAlwaysReadOnly: Bool {
    rules[.readOnly].map { ["yes", "true", "true()", "1"].contains($0.source.lowercased()) }
      ?? false
  }
}

extension TranslatedText {
  /// The text in a language or the nearest there is, with `…` for every inserted answer.
  public func plain(_ language: String, fallback: String) -> String {
    guard let (template, _) = template(language, fallback: fallback) else { return "" }
    return template.segments.map { segment in
      if case .text(let piece) = segment { piece } else { "…" }
    }.joined()
  }
}

extension CompiledForm {
  /// The language meant by a name or a tag; the default language when the form does not have it.
  public func language(_ wanted: String?) -> String {
    languages.first { $0.name == wanted || $0.tag != nil && $0.tag == wanted }?.name
      ?? defaultLanguage
  }
}
