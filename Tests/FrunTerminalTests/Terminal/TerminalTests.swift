import CSystem
import FrunTerminal
import TerminalSupport
import Testing

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (["COLUMNS": "120"], 60, 120), ([:], 60, 60), ([:], nil, 80), (["COLUMNS": "0"], 60, 60),
      (["COLUMNS": "wide"], nil, 80), (["COLUMNS": "3"], 60, 20), (["COLUMNS": "99999"], 60, 1_000),
      ([:], 0, 80),
    ] as [([String: String], Int?, Int)])
  func width(environment: [String: String], window: Int?, expected: Int) {
    let terminal = FixedTerminal(windowSize: window.map { WindowSize(columns: $0, rows: 24) })
    #expect(terminal.columns(environment: environment) == expected)
  }

  @Test func theKernelTellsTheWindowSize() throws {
    let pseudo = try #require(PseudoTerminal())
    try #require(frun_set_window_size(pseudo.keyboard, 33, 101) == 0)
    let terminal = SystemTerminal(
      input: pseudo.program, output: pseudo.program, error: pseudo.program)
    #expect(terminal.isInputTerminal && terminal.isOutputTerminal && terminal.isErrorTerminal)
    #expect(terminal.windowSize == WindowSize(columns: 101, rows: 33))
  }

  @Test func aPipeIsNoTerminal() {
    let terminal = SystemTerminal(input: -1, output: -1, error: -1)
    #expect(!terminal.isInputTerminal)
    #expect(terminal.windowSize == nil)
    #expect(throws: StreamError.self) { try terminal.hideTyping() }
  }
}
