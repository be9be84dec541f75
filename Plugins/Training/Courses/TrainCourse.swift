import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the courses of the curriculum, or shows one.
enum TrainCourse {
  static let code = Positional<String?>("code", help: "Code of a course; all courses without it")

  static let command = Command(
    CommandSpec("course", summary: "List courses, or show one", arguments: [code]).with {
      $0.examples = [Example("frun train course BIP-201", "modules, tests and how long it counts")]
      $0.seeAlso = ["train schedule"]
      $0.requires = ["none"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    guard let code = invocation[code] else {
      let courses = try register.curriculum()
      // A title is what one chooses by; the rest stands with each course.
      let brief = Listing(
        listing.schema, whenEmpty: listing.whenEmpty,
        listing(in: invocation.context.language, register).columns.filter {
          ["code", "title", "minutes", "valid"].contains($0.key)
        })
      try services.emit(.table(brief.table(courses, title: "Courses")))
      return .success(
        schema: listing.schema, .array(courses.map { listing.object($0) }),
        next: courses.first.map { ["frun train course \($0.code)"] } ?? [])
    }
    guard let course = try register.courseFile(code) else {
      throw Failure.notFound("course", hints: try register.suggestions(for: code))
    }
    let languages = try register.languages(of: course)
    var full = listing(in: invocation.context.language, register)
    full.columns += [
      .init(
        "languages", "Languages", json: { _ in .array(languages.map { .string($0) }) }
      ) { _ in Cell(languages.joined(separator: ", ")) },
      .init(
        "prerequisites", "Comes after", json: { .array($0.prerequisites.map { .string($0) }) }
      ) { Cell($0.prerequisites.joined(separator: ", ")) },
      .init("completes", "Completed by") { Cell($0.completionWords) },
      .init(
        "roles", "For", json: { .array($0.roles.map { .string($0) }) }
      ) { Cell($0.roles.joined(separator: ", ")) },
    ]
    let outcome = try services.show(
      course, as: full, next: ["frun train schedule \(course.code) --on DATE --trainer MEMBER"])
    let translated = try register.modules(of: course, in: invocation.context.language)
    let modules = Listing<CourseFile.Module>(
      "frun.train.modules/1",
      [
        .init("title", "Module") { Cell($0.title) },
        .init("minutes", "Minutes", isTrailing: true) { Cell(String($0.minutes)) },
        .init("competencies", "Builds") {
          Cell($0.competencies.map(\.description).joined(separator: ", "))
        },
      ])
    try services.emit(.table(modules.table(translated, title: "Modules")))
    for problem in course.problems { try services.warn("In the course file: \(problem).") }
    return outcome
  }

  /// The title for people in their language; programs get the one of the source.
  private static func listing(in language: String, _ register: Register) -> Listing<CourseFile> {
    var listing = listing
    listing.columns = listing.columns.map { column in
      guard column.key == "title" else { return column }
      return .init("title", "Title", json: { .string($0.title) }) { course in
        let translated = try? register.title(
          of: course.code, version: course.version, in: language)
        return Cell((translated ?? nil) ?? course.title)
      }
    }
    return listing
  }

  private static var listing: Listing<CourseFile> {
    Listing(
      "frun.train.course/1", whenEmpty: "the curriculum is empty",
      [
        .init("code", "Code", isWhole: true) { Cell($0.code) },
        .init("title", "Title") { Cell($0.title) },
        .init("version", "Version", dropPriority: 2) { Cell($0.version) },
        .init(
          "minutes", "Hours", isTrailing: true, isWhole: true, json: { .integer(Int64($0.minutes)) }
        ) {
          Cell(hours($0.minutes))
        },
        .init("valid", "Counts for", isWhole: true) { Cell(validity($0.expiry)) },
        .init("gives", "Gives", dropPriority: 1) {
          Cell($0.gives.map(\.description).joined(separator: ", "))
        },
        .init("gates", "Opens", dropPriority: 3) { Cell($0.gates.joined(separator: ", ")) },
      ])
  }

  static func hours(_ minutes: Int) -> String {
    minutes % 60 == 0 ? String(minutes / 60) : "\(minutes / 60).\(minutes % 60 * 10 / 60)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func validity(_ rule: ExpiryRule) -> String {
    switch rule {
    case .completion(let months), .anniversary(let months, _): Count.of(months, "month")
    case .fixed(let month, let day, _): "until \(two(month))-\(two(day))"
    case .never: "ever"
    }
  }
}

extension Register {
  /// The languages a course is written in, its own first.
  func languages(of course: CourseFile) throws -> [String] {
    let names = try services.dataNames(under: "Training/\(course.code)")
    let others = names.filter {
      $0.hasPrefix("course.") && $0.hasSuffix(".md") && $0 != "course.md"
    }
    .map { String($0.dropFirst(7).dropLast(3)) }
    return [course.language] + others.sorted()
  }

  /// The modules in a language; those of the source where there is no translation of this version.
  func modules(of course: CourseFile, in language: String) throws -> [CourseFile.Module] {
    try translation(of: course.code, version: course.version, in: language)?.modules
      ?? course.modules
  }

  /// What a version of a course is called in a language; nil where nobody translated that version.
  func title(of code: String, version: String?, in language: String?) throws -> String? {
    guard let version, let language else { return nil }
    return try translation(of: code, version: version, in: language)?.title
  }

  private func translation(
    of code: String, version: String, in language: String
  ) throws -> CourseTranslation? {
    let short = language.split(separator: "-").first.map(String.init) ?? language
    // The code of a record may come from elsewhere; the curriculum knows its own.
    guard short.utf8.allSatisfy({ (97...122).contains($0) }), try courseFile(code) != nil,
      let bytes = try? services.data("Training/\(code)/course.\(short).md"),
      let text = String(validating: bytes, as: UTF8.self),
      let translation = try? CourseTranslation(parsing: text), translation.basedOn == version
    else { return nil }
    return translation
  }
}

extension CourseFile {
  /// What completes it, for people.
  var completionWords: String {
    var parts: [String] = []
    if pass.attendance > 0 { parts.append("\(pass.attendance) % of the hours") }
    if pass.needsPreTest { parts.append("the test before") }
    if let least = pass.postTest { parts.append("\(least) % in the test after") }
    if pass.needsPractical {
      parts.append(observations == 1 ? "a practical" : "\(observations) practicals")
    }
    if let attempts = tests.attempts {
      parts.append(Count.of(attempts, "attempt") + " at the test")
    }
    if let minutes = tests.minutes { parts.append(Count.of(minutes, "minute") + " for it") }
    return parts.joined(separator: ", ")
  }
}
