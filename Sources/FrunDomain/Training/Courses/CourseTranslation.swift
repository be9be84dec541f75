/// A course in another language: a head with `language`, `title` and `based_on`, the version of
/// the source it follows, and the same modules.
public struct CourseTranslation: Hashable, Sendable {
  /// Language, BCP 47.
  public let language: String
  /// Title in that language.
  public let title: String
  /// Version of the source it follows.
  public let basedOn: String
  /// Modules in order.
  public let modules: [CourseFile.Module]
  /// Line on which `based_on` stands.
  let basedOnLine: Int?

  /// Reads a translation.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the line of the first fault.
  public init(parsing text: String) throws(DomainError) {
    let (translation, faults) = Self.read(text)
    if let first = faults.first { throw first.error }
    guard let translation else {
      throw DomainError(.malformedPackage, at: "line 1", "a translation begins with a head")
    }
    self = translation
  }

  /// Reads a translation as far as it can be read, with every fault.
  static func read(_ text: String) -> (CourseTranslation?, [CourseHead.Fault]) {
    guard let page = CoursePage(text) else {
      return (
        nil, [CourseHead.Fault(line: 1, reason: "a translation begins with a head between ---")]
      )
    }
    var head = CourseHead(page.head, keys: CourseHead.translationKeys)
    let modules = page.modules(&head)
    let translation = CourseTranslation(&head, modules)
    return (translation, head.faults)
  }

  private init(_ head: inout CourseHead, _ modules: [CourseFile.Module]) {
    language = head.required("language")
    title = head.required("title")
    basedOn = head.required("based_on")
    basedOnLine = head.line(of: "based_on")
    self.modules = modules
  }
}
