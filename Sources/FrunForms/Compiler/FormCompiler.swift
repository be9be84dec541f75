import FrunText

/// Reads a workbook as a form and checks everything in it.
///
/// All problems are reported at once, each with sheet, row and column. In the
/// lenient mode what real forms get wrong (a duplicate choice, a reference to a
/// question that was deleted) becomes a warning and the smallest possible part
/// is left out.
public struct FormCompiler: Sendable {
  /// How strictly mistakes are taken.
  public enum Mode: Sendable {
    /// Every mistake the standard names refuses the form.
    case strict
    /// Mistakes that leave a usable form become warnings.
    case lenient
  }

  /// How strictly mistakes are taken.
  public var mode: Mode
  /// Name of the root node; the standard's default is `data`.
  public var rootName = "data"

  /// A compiler of the given mode.
  public init(mode: Mode = .strict) { self.mode = mode }

  /// Most rows of all sheets together.
  public static let mostRows = 500_000

  /// Compiles a workbook.
  public func compile(_ workbook: Workbook) -> Compilation {
    var build = FormBuild(workbook: workbook, rootName: rootName)
    build.run()
    var problems = (workbook.problems + build.problems).filter { !build.isAllowed($0) }
    if mode == .lenient {
      for index in problems.indices
      where problems[index].severity == .error
        && ProblemCatalogue.isRepairable(problems[index].code)
      {
        problems[index].severity = .warning
      }
    }
    let isUsable = !problems.contains { $0.severity == .error }
    return Compilation(form: isUsable ? build.finished() : nil, problems: problems)
  }
}

/// What compiling a workbook yields.
public struct Compilation: Sendable {
  /// The form, or nil when an error was found.
  public let form: CompiledForm?
  /// All problems in the order of the sheets and rows they were found in.
  public let problems: [FormProblem]

  /// Whether a problem of this severity or worse was found.
  public func has(_ severity: FormProblem.Severity) -> Bool {
    problems.contains { $0.severity >= severity }
  }
}
