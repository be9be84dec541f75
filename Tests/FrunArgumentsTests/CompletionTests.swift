import FoundationEssentials
import FrunArguments
import Testing

@Suite struct CompletionTests {
  let engine = CompletionEngine(Sample.root) { name, context in
    guard name == "caseID" else { return [] }
    return [
      CompletionCandidate("C-2041", "open since March"), CompletionCandidate("C-2042"),
      CompletionCandidate("D-\(context.words.count)"),
    ]
  }

  /// Words before the bar, the word under the cursor after it; then the candidates and directive.
  @Test(arguments: [
    ("|", "case archive plugin doctor help completion", 4), ("|ca", "case", 4),
    ("case |", "list new show", 4), ("case |l", "list", 4), ("case |z", "", 4),
    ("case list |--l", "--limit", 4), ("case list |--no", "--no-archived", 4),
    (
      "case list |-",
      "--limit --archived --no-archived --tag --since --until --mine --team --fields --columns --json --verbose --color --help --version",
      4
    ),
    ("case list --mine |--te", "", 4), ("case list --limit 5 |--li", "", 4),
    ("case list --tag a |--ta", "--tag", 4), ("case list -v |--verb", "--verbose", 4),
    ("case list --limit |", "", 4),
    ("|--color=", "--color=auto --color=always --color=never", 4),
    ("case list |--color=a", "--color=auto --color=always", 4),
    ("case show |", "C-2041 C-2042 D-0", 4), ("case show |C-2", "C-2041 C-2042", 4),
    ("case show C-1 |", "", 4), ("case show -- |C", "C-2041 C-2042", 4),
    ("case show -- |--j", "", 4), ("--json case |sh", "show", 4), ("case --limit 5 |l", "list", 4),
    ("completion |", "bash zsh fish", 4), ("completion |z", "zsh", 4),
    ("archive verify |", "", 0), ("archive verify a |", "", 0),
    ("help |", "case archive plugin doctor help completion privacy exit-codes", 4),
    ("help case |", "list new show", 4),
    ("help |p", "plugin privacy", 4), ("help nothing |", "", 4), ("bogus |", "", 4),
    ("doctor |", "", 4), ("case list -n |", "", 4), ("case |--j", "--json", 4),
    ("|--vers", "--version", 4),
    ("plugin run x --bogus |", "", 4),
    ("case list --columns |", "id name due", 4), ("case list --columns |id,n", "id,name", 4),
    ("case list |--columns=id,", "--columns=id,id --columns=id,name --columns=id,due", 4),
    ("case list --fields a |", "", 4),
  ])
  func candidates(line: String, expected: String, directive: Int) {
    let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let before = parts[0].split(separator: " ").map(String.init)
    let answer = engine.complete(words: before + [String(parts[1])], cursor: before.count)
    #expect(answer.candidates.map(\.word).joined(separator: " ") == expected)
    #expect(answer.directive.rawValue == directive)
  }

  @Test func fileNamesAreLeftToTheShell() {
    let csv = Option<PathText?>("from", value: "file", help: "From").checked(
      as: .file(extensions: ["csv"]))
    let folder = Option<PathText?>("to", value: "folder", help: "To").checked(as: .directory)
    let engine = CompletionEngine(CommandSpec("tool", summary: "Do it", arguments: [csv, folder]))
    #expect(engine.complete(words: ["--from", ""], cursor: 1).text == "csv\n:8\n")
    #expect(engine.complete(words: ["--to", "x"], cursor: 1).text == ":16\n")
    #expect(engine.complete(words: ["--to="], cursor: 0).text == ":16\n")
  }

  @Test func cursorBeyondTheWords() {
    #expect(
      engine.complete(words: ["case"], cursor: 1).candidates.map(\.word) == [
        "list", "new", "show",
      ])
    #expect(
      engine.complete(words: ["case"], cursor: 99).candidates.map(\.word) == [
        "list", "new", "show",
      ])
    #expect(
      engine.complete(words: ["ca", "list"], cursor: 0).candidates.map(\.word) == ["case"])
    #expect(engine.complete(words: [], cursor: -1).candidates.count == 6)
  }

  @Test func answersCannotForgeLines() {
    let answer = CompletionAnswer(
      [CompletionCandidate("a\nb\u{1B}", "x\ty\u{202E}")], [.noFiles, .noSpace])
    #expect(answer.text == "ab\txy\n:6\n")
  }

  @Test(arguments: CompletionShell.allCases) func scripts(shell: CompletionShell) throws {
    let script = shell.script(program: "frun")
    #expect(!script.contains("eval"))
    #expect(script.contains("__complete -- "))
    #expect(!script.contains("PROGRAM") && !script.contains("FUNCTION"))
    try Golden.check(script, "completion.\(shell.rawValue)")
  }

  @Test(arguments: CompletionShell.allCases) func shellsAcceptTheScripts(shell: CompletionShell)
    throws
  {
    guard let program = Shell.find(shell.rawValue) else { return }
    let result = try Shell.run(program, ["-n"], input: shell.script(program: "frun"))
    #expect(result.status == 0, "\(result.output)")
  }

  /// Runs the script in bash with a stand-in for the program that repeats its arguments.
  @Test(arguments: [
    ("frun case li", "case list new", "__complete -- case li", "list new"),
    (
      "frun case list --color =", "--color=auto --color=always", "__complete -- case list --color=",
      "auto always"
    ),
    ("frun case list --color = a", "--color=auto", "__complete -- case list --color=a", "auto"),
    ("frun case show C : 1", "C:12", "__complete -- case show C:1", "12"),
    ("frun", "case", "__complete -- ", "case"),
    ("frun case show $(touch", "x;y", "__complete -- case show $(touch", "x\\;y"),
  ])
  func bashAsksTheProgram(line: String, answer: String, asked: String, offered: String) throws {
    guard let bash = Shell.find("bash") else { return }
    let words = line.split(separator: " ").map { "'\($0)'" }
    let cursor = max(1, words.count - 1)
    let candidates = answer == "case list new" ? "list new" : answer
    let script =
      CompletionShell.bash.script(program: "frun") + """

        compopt() { :; }
        frun() { printf '%s' "$*" >"$asked"; printf '%s\\thelp: text\\n' \(candidates.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")); echo :4; }
        asked=$(mktemp)
        COMP_WORDS=(\((words.count == 1 ? words + ["''"] : words).joined(separator: " ")))
        COMP_CWORD=\(cursor)
        _frun_complete
        cat "$asked"; echo
        echo "${COMPREPLY[*]}"
        rm -f "$asked"
        """
    let result = try Shell.run(bash, ["--norc"], input: script)
    #expect(result.output == asked + "\n" + offered + "\n")
  }

  @Test func programNamesCannotInject() {
    #expect(
      CompletionShell.bash.script(program: "x; rm -rf /").contains(
        "complete -F _xrm_rf_complete xrm-rf\n"))
  }
}
