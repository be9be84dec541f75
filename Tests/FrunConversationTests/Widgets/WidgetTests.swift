import FrunKit
import FrunTerminal
import Testing

@testable import FrunConversation

@Suite struct WidgetTests {
  private func press(_ turn: Turn, _ keys: [Key]) -> (Effect, Widget) {
    var widget = Widget(turn, finding: ChoiceFinding())
    var effect = Effect.ignored
    for key in keys { effect = widget.take(key) }
    return (effect, widget)
  }

  private static func letters(_ text: String) -> [Key] { text.map { .text(String($0)) } }
  private static let enter = Key.named(.enter)

  @Test(
    arguments: [
      (SampleTurns.name, letters("  Amina ") + [enter], .value("Amina")),
      (SampleTurns.name, [.named(.tab)], .value("")),
      (SampleTurns.name, letters("x") + [.named(.escape)] + letters("y") + [enter], .value("y")),
      (SampleTurns.age, letters("١٢") + [enter], .value("12")),
      (SampleTurns.age, [enter], .value("")),
      (SampleTurns.age, [.paste("12\n"), enter], .value("12")),
      (SampleTurns.one, letters("1"), .value("it")),
      (SampleTurns.one, letters("٣"), .value("tü")),
      (SampleTurns.one, [enter], .value("gr")),
      (SampleTurns.one, letters("cote") + [enter], .value("cô")),
      (SampleTurns.one, [.named(.down), enter], .value("tü")),
      (SampleTurns.district, letters("harbour") + [enter], .value("d14")),
      (SampleTurns.district, [enter], .value("")),
      (SampleTurns.district, [.named(.end), enter], .value("d676")),
      (SampleTurns.languages, [enter], .values(["ku"])),
      (SampleTurns.languages, letters("13") + [enter], .values(["ar", "ku", "fr"])),
      (SampleTurns.languages, letters("fr") + letters(" ") + [enter], .values(["ku", "fr"])),
      (SampleTurns.languages, letters("4") + [enter], .values(["none"])),
      (SampleTurns.languages, [.named(.escape), enter], .values([])),
      (SampleTurns.alone, letters("y"), .value("yes")),
      (SampleTurns.alone, letters("N"), .value("no")),
      (SampleTurns.alone, letters("2"), .value("no")), (SampleTurns.alone, [enter], .value("")),
      (SampleTurns.order, [enter], .values(["it", "gr", "tü", "cô"])),
      (SampleTurns.order, letters("3 1") + [enter, enter], .values(["tü", "it", "gr", "cô"])),
      (SampleTurns.order, letters("dd") + [enter], .values(["gr", "tü", "it", "cô"])),
      (SampleTurns.family, [enter], .value("")),
      (SampleTurns.family, letters("a"), .action(.add)),
      (SampleTurns.family, letters("e"), .action(.edit, argument: "r1")),
      (SampleTurns.family, [.named(.down)] + letters("d"), .action(.delete, argument: "r2")),
      (SampleTurns.review, letters("2") + [enter], .action(.edit, argument: "q2")),
      (SampleTurns.review, [.named(.end), enter], .action(.edit, argument: "q9")),
      (SampleTurns.review, letters("f"), .action(.finish)),
      (SampleTurns.story, letters("a") + [.control("j")] + letters("b") + [enter], .value("a\nb")),
      (SampleTurns.story, [.paste("a\nb\n"), enter], .value("a\nb")),
      (SampleTurns.note, [enter], .value("")),
    ] as [(Turn, [Key], TurnReply)])
  func replies(turn: Turn, keys: [Key], expected: TurnReply) {
    #expect(press(turn, keys).0 == .reply(expected))
  }

  @Test(
    arguments: [
      (SampleTurns.age, letters("1x"), "only a number can stand here"),
      (SampleTurns.age, letters("1.2.3") + [enter], "this is not a number"),
      (SampleTurns.one, letters("7"), "choose one of the list"),
      (SampleTurns.one, letters("zz"), "nothing matches"),
      (SampleTurns.one, letters("zz") + [enter], "nothing matches"),
      // Looked for and not ticked: not lost without a word.
      (SampleTurns.languages, letters("fre") + [enter], "choose one of the list"),
      (SampleTurns.languages, letters("4"), "no longer selected: Kurdish"),
      (
        SampleTurns.order, letters("1 1") + [enter],
        "Type the numbers in their order, such as 3 1 2."
      ),
    ] as [(Turn, [Key], String)])
  func hints(turn: Turn, keys: [Key], expected: String) {
    #expect(press(turn, keys).0 == .hint(expected))
  }

  /// The answer there is stands in the line; changing it is not typing it again.
  @Test func theAnswerStandsInTheLine() {
    var turn = SampleTurns.name
    turn.initial = "Amina"
    #expect(press(turn, [Self.enter]).0 == .reply(.value("Amina")))
    #expect(
      press(turn, [.named(.backspace)] + Self.letters("e") + [Self.enter]).0
        == .reply(.value("Amine")))
    // An emptied line takes the answer away instead of keeping it.
    #expect(press(turn, [.named(.escape), Self.enter]).0 == .reply(.action(.clear)))
    turn.typed = "Am"
    #expect(press(turn, [Self.enter]).0 == .reply(.value("Am")))
    #expect(press(turn, [.control("u"), Self.enter]).0 == .reply(.action(.clear)))
  }

  @Test func escapeLeavesWhatAsksBesidesTheForm() {
    var turn = Turn("Go to", .one([], chosen: nil), actions: [.back, .saveAndLeave])
    #expect(KeyCommands.escapeGoesBack(in: turn))
    turn.actions.append(.goTo)
    #expect(!KeyCommands.escapeGoesBack(in: turn))
    turn.actions = [.back, .clear]
    #expect(!KeyCommands.escapeGoesBack(in: turn))
  }

  @Test func aMenuNeedsAChoice() {
    let menu = Turn("Resume?", .menu(SampleTurns.countries))
    #expect(press(menu, [Self.enter]).0 == .hint("choose one of the list"))
    #expect(press(menu, [.named(.down), Self.enter]).0 == .reply(.value("it")))
  }

  @Test func whatIsHalfTypedComesBack() {
    let typed = press(SampleTurns.name, Self.letters("Ami")).1.typed
    #expect(typed == "Ami")
    var again = SampleTurns.name
    again.typed = typed
    #expect(press(again, Self.letters("na") + [Self.enter]).0 == .reply(.value("Amina")))

    let ticks = press(SampleTurns.languages, Self.letters("13")).1.typed
    #expect(ticks == "ar ku fr")
    var more = SampleTurns.languages
    more.typed = ticks
    #expect(press(more, [Self.enter]).0 == .reply(.values(["ar", "ku", "fr"])))

    #expect(press(SampleTurns.code, Self.letters("geheim")).1.typed == nil)
  }

  @Test func aQuestionMarkIsHelpOnlyWhereItIsNoAnswer() {
    #expect(press(SampleTurns.name, []).1.takesQuestionMark)
    #expect(!press(SampleTurns.name, Self.letters("who")).1.takesQuestionMark)
    #expect(press(SampleTurns.family, []).1.takesQuestionMark)
  }

  @Test func everyTurnCrossesAPipe() throws {
    // Codable by the compiler; what matters is that nothing of it is a closure.
    func crosses<Value: Codable & Sendable & Hashable>(_ value: Value) -> Value { value }
    #expect(crosses(SampleTurns.family) == SampleTurns.family)
  }
}
