/// A text in several languages, each with references to answers inside.
public struct TranslatedText: Sendable, Hashable {
  /// A text with the places where answers are inserted.
  public struct Template: Sendable, Hashable {
    /// A piece of a template.
    package enum Segment: Sendable, Hashable {
      case text(String)
      case value(Expression)
    }
    package var segments: [Segment]

    /// The text as a constant, or nil when an answer is inserted.
    public var constant: String? {
      var text = ""
      for segment in segments {
        guard case .text(let piece) = segment else { return nil }
        text += piece
      }
      return text
    }
  }

  /// Templates by language as the form names it; the key of unnamed columns is `default`.
  public var templates: [String: Template]

  /// Whether nothing is written in any language.
  public var isEmpty: Bool { templates.isEmpty }

  package init(_ templates: [String: Template] = [:]) { self.templates = templates }

  /// The template of a language, or of the fallback, or of any language, and
  /// whether it is in the language asked for.
  func template(_ language: String, fallback: String) -> (Template, isTranslated: Bool)? {
    if let exact = templates[language] { return (exact, true) }
    if let other = templates[fallback] ?? templates[FormLanguage.unnamed] {
      return (other, language == FormLanguage.unnamed)
    }
    return templates.min { $0.key < $1.key }.map { ($0.value, false) }
  }
}

/// A language of a form.
public struct FormLanguage: Sendable, Hashable {
  /// How the columns name it, such as `French (fr)`.
  public let name: String
  /// The subtag in parentheses, such as `fr`, when there is one.
  public let tag: String?

  /// Name of the language of columns without one.
  public static let unnamed = "default"

  /// Reads `French (fr)`.
  public init(name: String) {
    self.name = name
    if let open = name.lastIndex(of: "("), name.hasSuffix(")") {
      tag = String(name[name.index(after: open)...].dropLast())
    } else {
      // A bare two-letter code is its own tag.
      let isCode = name.utf8.count == 2 && name.utf8.allSatisfy { (97...122).contains($0) }
      tag = isCode ? name : nil
    }
  }
}
