import FrunTerminal
import Synchronization
import Testing

@Suite struct ListTests {
  private func list(ticked: Set<Int> = [], exclusive: Set<Int> = []) -> PickList {
    let names = ["Italian", "Greek", "Turkish", "None"]
    return PickList(count: names.count, ticked: ticked, exclusive: exclusive) { typed in
      names.indices.filter { names[$0].lowercased().contains(typed.lowercased()) }
    }
  }

  @Test func nothingIsUnderTheBarUntilAKeyMovesIt() {
    var list = list()
    #expect(list.current == nil)
    list.move(by: 1)
    #expect(list.current == 0)
    list.move(by: -5)
    #expect(list.current == 0)
    list.move(by: 50)
    #expect(list.current == 3)
  }

  @Test func typingFiltersAndKeepsTicks() {
    var list = list(ticked: [1])
    let answer1 = list.type(.text("i"))
    #expect(answer1)
    #expect(list.matches == [0, 2])
    #expect(list.current == 0)
    list.toggle(0)
    list.clearQuery()
    #expect(list.ticked == [0, 1])
    #expect(list.matches.count == 4)
    #expect(list.current == 0)
    let answer2 = list.type(.text("z"))
    #expect(answer2)
    #expect(list.current == nil)
  }

  @Test func anExclusiveOptionGoesWithNoOther() {
    var list = list(ticked: [0, 1], exclusive: [3])
    let answer3 = list.toggle(3)
    #expect(answer3 == [0, 1])
    #expect(list.ticked == [3])
    let answer4 = list.toggle(2)
    #expect(answer4 == [3])
    #expect(list.ticked == [2])
    let answer5 = list.toggle(2)
    #expect(answer5.isEmpty)
    #expect(list.ticked.isEmpty)
  }

  @Test func theSearchRunsOnceForEachChange() {
    let calls = Mutex(0)
    var list = PickList(count: 50_000) { _ in
      calls.withLock { $0 += 1 }
      return [7]
    }
    for key in [Key.text("a"), .text("b"), .named(.left), .named(.right), .named(.backspace)] {
      _ = list.type(key)
    }
    for _ in 0..<100 { list.move(by: 1) }
    #expect(calls.withLock { $0 } == 3)
  }

  @Test(arguments: [(0, 0..<3), (2, 1..<4), (9, 7..<10)])
  func theWindowFollowsTheBar(bar: Int, expected: Range<Int>) {
    let list = PickList(count: 10, at: bar) { _ in [] }
    #expect(list.window(rows: 3) == expected)
  }

  @Test(
    arguments: [
      ([3, 1, 2], true, [2, 0, 1]), ([2], true, [1, 0, 2]), ([4], false, [0, 1, 2]),
      ([1, 1], false, [0, 1, 2]), ([0], false, [0, 1, 2]), ([], false, [0, 1, 2]),
    ] as [([Int], Bool, [Int])])
  func anOrderIsTyped(numbers: [Int], isTaken: Bool, order: [Int]) {
    var list = RankList(count: 3, order: [])
    let answer6 = list.take(numbers)
    #expect(answer6 == isTaken)
    #expect(list.order == order)
  }

  @Test func anOptionIsCarried() {
    var list = RankList(count: 3, order: [2, 9, 2])
    #expect(list.order == [2, 0, 1])
    list.carry(by: -1)
    #expect(list.order == [2, 0, 1])
    list.carry(by: 1)
    list.carry(by: 1)
    list.carry(by: 1)
    #expect(list.order == [0, 1, 2])
    #expect(list.bar == 2)
  }

  @Test(
    arguments: [
      ("12", false, "12"), ("١٢", false, "12"), ("۱۲", false, "12"), ("१२", false, "12"),
      ("-3", false, "-3"), ("−3", false, "-3"), ("007", false, "7"), ("-0", false, "0"),
      ("1 234", false, "1234"), ("1,234", false, "1234"), ("1.234.567", false, "1234567"),
      ("1,5", false, nil), ("1,5", true, "1.5"), ("1.234,5", true, "1234.5"),
      ("1,234.5", true, "1234.5"), ("٣٫٥", true, "3.5"), ("٣٬٠٠٠", false, "3000"),
      ("3.", true, "3"), (".5", true, "0.5"), ("1.2.3", true, nil), ("1.2,3.4", true, nil),
      ("abc", false, nil), ("", false, nil), ("-", false, nil), ("1e5", true, nil),
      ("3-4", false, nil), ("\u{200F}١٢", false, "12"), (".", true, nil),
    ] as [(String, Bool, String?)])
  func numbers(typed: String, isDecimal: Bool, expected: String?) {
    #expect(
      NumberEntry.normalized(typed, isDecimal: isDecimal, isSigned: true) == expected)
  }

  @Test func impossibleCharactersOfNumbers() {
    #expect(!NumberEntry.isPossible("x", isDecimal: true, isSigned: true))
    #expect(!NumberEntry.isPossible("-", isDecimal: true, isSigned: false))
    #expect(NumberEntry.isPossible("٣", isDecimal: false, isSigned: false))
    #expect(NumberEntry.normalized("-3", isDecimal: false, isSigned: false) == nil)
  }
}
