import FrunHost
import Testing

@Suite struct ConfigurationFileTests {
  @Test func sectionsKeysCommentsAndBlanks() throws {
    let file = try ConfigurationFile(
      "# why\n[ui]\n color =  always \r\n\n[unlock]\nidle-minutes=5\n[ui]\ncolor = never\n")
    #expect(file.entries.map(\.key) == ["ui.color", "unlock.idle-minutes", "ui.color"])
    #expect(file.entry("ui.color")?.value == "never")
    #expect(file.entry("ui.color")?.line == 8)
    #expect(file.entry("unlock.idle-minutes")?.value == "5")
  }

  @Test(arguments: [
    ("color = x", 1), ("[ui\ncolor = x", 1), ("[ui]\nnonsense", 2), ("[ui]\nCo lor = x", 2),
    ("[ui]\n= x", 2), ("[]\n", 1), ("[u i]", 1),
  ]) func wrongLinesAreNamed(text: String, line: Int) {
    #expect { try ConfigurationFile(text) } throws: { error in
      (error as? ConfigurationFile.Problem)?.line == line
    }
  }

  @Test(
    arguments: [
      ("", "ui.color", "never", "[ui]\ncolor = never\n"),
      ("[ui]\ncolor = auto\n", "ui.color", "never", "[ui]\ncolor = never\n"),
      (
        "[ui]\n\n[unlock]\nx = 1\n", "ui.color", "never", "[ui]\ncolor = never\n\n[unlock]\nx = 1\n"
      ),
      ("# c\n[a]\nb = 1\n", "ui.color", "x", "# c\n[a]\nb = 1\n\n[ui]\ncolor = x\n"),
      ("[ui]\ncolor = a\n# c\ncolor = b\n", "ui.color", nil, "[ui]\n# c\n"),
      ("[a]\nb = 1\n", "ui.color", nil, "[a]\nb = 1\n"),
    ] as [(String, String, String?, String)])
  func settingKeepsEverythingElse(
    text: String, key: String, value: String?, expected: String
  ) throws {
    let changed = try ConfigurationFile(text).text(setting: key, to: value)
    #expect(changed == expected)
    #expect(try ConfigurationFile(changed).entry(key)?.value == value)
  }
}
