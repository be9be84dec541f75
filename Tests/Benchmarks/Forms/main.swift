import FrunForms
import Glibc

/// Reads, compiles and runs forms of growing size and prints what it took.
///
/// Usage: frun-bench-forms [QUESTIONS CHOICES]…; without sizes those of the
/// design notes. Times are those of the processor, the memory is the highest so far.
func seconds() -> Double {
  var moment = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &moment)
  return Double(moment.tv_sec) + Double(moment.tv_nsec) * 1e-9
}

func timed<Result>(_ what: String, _ body: () throws -> Result) rethrows -> Result {
  let start = seconds()
  let result = try body()
  print("  \(what): \(((seconds() - start) * 10_000).rounded() / 10) ms")
  return result
}

/// Highest resident memory so far in megabytes.
func memory() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1_024
}

func measure(_ form: SyntheticForm) throws {
  print("\(form.questions) questions, \(form.choices) choices (memory before: \(memory()) MB)")
  let parts = form.workbookParts
  print("  the parts of the workbook: \(memory()) MB")
  let workbook = try timed("read the workbook") { try Workbook(xlsxParts: parts, name: "form") }
  let compilation = timed("compile") { FormCompiler().compile(workbook) }
  print("  memory: \(memory()) MB, problems: \(compilation.problems.count)")
  for problem in compilation.problems.prefix(3) { print("  \(problem)") }
  guard let compiled = compilation.form else { return }
  let environment = FormEnvironment(now: { 1_795_287_600_000 }, random: { 4 })
  let session = timed("begin a session") { FormSession(form: compiled, environment: environment) }
  guard let number = AnswerPath("g0/q1"), let select = AnswerPath("g0/q2"),
    let several = AnswerPath("g0/q3")
  else { return }
  try timed("answer a number") { try session.setAnswer("7", at: number) }
  try timed("answer a select") { try session.setAnswer("c1", at: select) }
  _ = try timed("filtered choices, first time") { try session.choices(several) }
  _ = try timed("filtered choices, again") { try session.choices(several) }
  _ = timed("outline") { session.outline().count }
  print("  memory: \(memory()) MB")
}

func measureTyping(_ count: Int) {
  print("\(count) choices in one list")
  let options = (0..<count).map { index in
    ChoiceOption(
      name: "v\(index)", label: "Village number \(index) Côte", aliases: ["قرية \(index)"])
  }
  let index = timed("fold them") { ChoiceIndex(options) }
  for typed in ["v", "vil", "village 4", "cote 99", "قرية 12", "nothing at all", "llag"] {
    timed("type “\(typed)”") { _ = index.matches(typed) }
  }
}

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
if sizes.count >= 2 {
  for start in stride(from: 0, to: sizes.count - 1, by: 2) {
    try measure(SyntheticForm(questions: sizes[start], choices: sizes[start + 1]))
  }
} else {
  try measure(SyntheticForm(questions: 60, choices: 500))
  try measure(SyntheticForm(questions: 60, choices: 500))
  try measure(SyntheticForm(questions: 5_000, choices: 50_000))
}
measureTyping(50_000)
