import FrunTerminal
import Testing

@Suite struct TextEditorTests {
  private func typed(_ start: String, _ keys: [Key], isMultiline: Bool = false) -> TextEditor {
    var editor = TextEditor(start, isMultiline: isMultiline)
    for key in keys { _ = editor.take(key) }
    return editor
  }

  @Test(
    arguments: [
      ("Amina", [.named(.backspace)], "Amin"),
      ("Amina", [.named(.home), .named(.delete)], "mina"),
      ("Amina Haddad", [.control("w")], "Amina "),
      ("Amina Haddad", [.control("u")], ""),
      ("Amina Haddad", [.named(.wordLeft), .text("x")], "Amina xHaddad"),
      ("ab", [.named(.left), .named(.left), .named(.left), .text("x")], "xab"),
      // One cluster goes at once: a family, a flag, a letter with marks.
      ("x👨‍👩‍👧", [.named(.backspace)], "x"), ("x🇱🇧", [.named(.backspace)], "x"),
      ("قُ", [.named(.backspace)], ""), ("नि", [.named(.backspace)], ""),
      // Paste never submits; its line breaks become spaces in a line.
      ("", [.paste("a\r\nb\tc\u{1B}[2J\u{07}")], "a b c[2J"),
      ("", [.paste("Ali\u{202E}txt")], "Alitxt"),
    ] as [(String, [Key], String)])
  func keys(start: String, keys: [Key], expected: String) {
    #expect(typed(start, keys).text == expected)
  }

  @Test func whatIsTypedIsComposed() {
    let editor = typed("", [.text("e"), .text("\u{301}"), .text("\u{323}")])
    #expect(Array(editor.text.unicodeScalars) == ["\u{1EB9}", "\u{301}"])
    #expect(editor.cursor == 1)
  }

  @Test func theLimitCountsClusters() {
    var editor = TextEditor(limit: 3)
    let fits = (editor.insert("abcd"), editor.insert("d"), editor.insert("\u{301}"))
    // A mark still joins the last letter.
    #expect(fits == (false, false, true))
    #expect(editor.text == "abc\u{301}")
  }

  @Test func linesOfABlock() {
    let editor = typed("one", [.control("j"), .text("t"), .paste("wo\nthree")], isMultiline: true)
    #expect(editor.text == "one\ntwo\nthree")
    #expect(typed("one\ntwo", [.control("u")], isMultiline: true).text == "one\n")
    #expect(typed("one\ntwo", [.named(.home), .text("x")], isMultiline: true).text == "one\nxtwo")
  }

  @Test func aLineMovesSidewaysWithItsCursor() {
    let view = TextView(TextEditor("0123456789"), columns: 6, rows: 1)
    #expect(view.lines == ["56789"])
    #expect(view.cursorColumn == 5)
    var editor = TextEditor("0123456789")
    editor.move(to: 0)
    #expect(TextView(editor, columns: 6, rows: 1).lines == ["012345"])
    // Wide letters are two columns.
    #expect(TextView(TextEditor("日本語"), columns: 5, rows: 1).cursorColumn == 4)
    #expect(TextView(TextEditor("geheim"), columns: 20, rows: 1, mask: "*").lines == ["******"])
  }

  @Test func aBlockWrapsAndScrolls() {
    let editor = TextEditor("one two three\nfour", isMultiline: true)
    let view = TextView(editor, columns: 9, rows: 5)
    #expect(view.lines == ["one two ", "three", "four"])
    #expect(view.cursorRow == 2 && view.cursorColumn == 4)
    let small = TextView(editor, columns: 9, rows: 2)
    #expect(small.lines == ["three", "four"])
    #expect(TextView.vertical(editor, columns: 9, by: -1) == 12)
    #expect(TextView.vertical(editor, columns: 9, by: 1) == nil)
  }
}
