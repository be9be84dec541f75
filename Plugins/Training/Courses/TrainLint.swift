import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Checks the curriculum and names every fault with its file and line.
enum TrainLint {
  static let codes = Positional<[String]>(
    "code", count: .any, help: "Codes of courses; all and the tables without one")

  static let command = Command(
    CommandSpec("lint", summary: "Check the curriculum", arguments: [codes]).with {
      $0.discussion = """
        All faults are named at once, as FILE:LINE. Errors end with status 65, warnings alone \
        with 0. A prerequisite, a role or an identifier can be wrong because of another file, so \
        everything is read also when only some courses are asked about.
        """
      $0.examples = [
        Example("frun train lint", "everything"), Example("frun train lint BIP-201", "one course"),
      ]
      $0.seeAlso = ["train course", "train bank"]
      $0.requires = ["none"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let codes = invocation[codes]
    let register = Register(services: services)
    let lint = try register.lint()
    for code in codes where lint.courses[code] == nil {
      let folders = try services.dataNames(under: "Training")
      guard folders.contains(code + "/") else {
        throw Failure.notFound("course", hints: try register.suggestions(for: code))
      }
    }
    let findings = codes.isEmpty ? lint.findings : lint.findings(of: codes)
    let errors = findings.filter { $0.severity == .error }.count
    let listing = Self.listing
    if !findings.isEmpty { try services.emit(.table(listing.table(findings))) }
    let count = codes.isEmpty ? lint.courses.count : codes.count
    let summary =
      [
        Count.of(count, "course"), Count.of(errors, "error"),
        Count.of(findings.count - errors, "warning"),
      ].joined(separator: ", ")
    if errors == 0 { try services.done(summary) } else { try services.warn(summary) }
    var outcome = Outcome.success(
      schema: listing.schema, .array(findings.map { listing.object($0) }))
    if errors > 0 { outcome.status = 65 }
    return outcome
  }

  private static var listing: Listing<CurriculumFinding> {
    Listing(
      "frun.train.lint/1", whenEmpty: "nothing is wrong",
      [
        .init("file", "Place", isWhole: true, json: { .string($0.file) }) { Cell($0.place) },
        .init(
          "line", "Line", dropPriority: 9,
          json: { $0.line.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.line.map(String.init) ?? "") },
        .init("severity", "", json: { .string($0.severity.rawValue) }) {
          Cell($0.severity.rawValue, $0.severity == .error ? .bad : .caution)
        },
        .init("rule", "Rule", dropPriority: 1) { Cell($0.rule) },
        .init("text", "What is wrong") { Cell($0.text) },
      ])
  }
}

extension Register {
  /// The lint of the curriculum as it is installed.
  func lint() throws -> CurriculumLint {
    var files: [String: String] = [:]
    var notText: [String] = []
    func read(_ path: String) throws {
      guard ["md", "gift", "csv"].contains(path.split(separator: ".").last.map(String.init) ?? "")
      else { return }
      if let text = String(validating: try services.data("Training/" + path), as: UTF8.self) {
        files[path] = text
      } else {
        notText.append(path)
      }
    }
    for name in try services.dataNames(under: "Training") {
      guard name.hasSuffix("/") else {
        if name.hasSuffix(".csv") { try read(name) }
        continue
      }
      for file in try services.dataNames(under: "Training/" + name.dropLast())
      where !file.hasSuffix("/") {
        try read(name + file)
      }
    }
    return CurriculumLint(files: files, notText: notText, gates: TrainingRegister.gatedActions)
  }
}
