import FrunDomain
import FrunKit
import FrunText

/// One share on a sheet of paper: its words, what to do with it, and nothing about people. Who finds
/// it learns neither whose it is nor what it opens.
struct ShareSheet {
  /// What the shares give back.
  enum Purpose: String {
    /// The team's recovery key.
    case recovery
    /// The identity of a member who travels.
    case identity

    var command: String {
      self == .recovery ? "frun team recover" : "frun identity import --shares"
    }
  }

  let key: SharedKey
  let number: Int
  let purpose: Purpose
  let madeOn: CivilDate

  private var title: String { "Share \(number) of \(key.shares.count)" }

  private var lines: [String] {
    [
      "Any \(key.threshold) of the \(key.shares.count) shares of this set give a key back. "
        + "\(key.threshold == 2 ? "One share alone is" : "Fewer are") worth nothing.",
      "Keep it where paper survives: dry, locked, away from the other shares and from the laptops. "
        + "Do not photograph, scan or send it.",
      "To use it: \(purpose.command). Type the words in order; the first four letters of each are "
        + "enough.",
      "Rehearse once a year. If this sheet was seen by others, say so: the set is made again.",
    ]
  }

  /// A page to print.
  var page: [UInt8] {
    let words = key.shares[number - 1]
    let rows = stride(from: 0, to: words.count, by: 3).map { start in
      Markup(
        .tr, [:],
        (start..<min(start + 3, words.count)).map { index in
          Markup(.td, [:], "\(index + 1). \(words[index])")
        })
    }
    return HTMLPage(
      title: title, language: "en", styles: [Self.style],
      body: [
        Markup(
          .main, [:],
          [
            Markup(.h1, [:], title),
            Markup(.p, [:], "Set \(key.set), made on \(madeOn)"),
            Markup(.table, [:], [Markup(.tbody, [:], rows)]),
          ] + lines.map { Markup(.p, [:], $0) })
      ]
    ).bytes
  }

  /// The same as text for the terminal.
  var text: String {
    let words = key.shares[number - 1]
    let width = 14
    let rows = stride(from: 0, to: words.count, by: 4).map { start in
      (start..<min(start + 4, words.count)).map { index in
        let cell = "\(index + 1). \(words[index])"
        return cell + String(repeating: " ", count: max(width - cell.count, 1))
      }.joined()
    }
    return ([title, "Set \(key.set), made on \(madeOn)", ""] + rows).joined(separator: "\n") + "\n"
  }

  private static let style: StaticString = """
    body{font:14pt serif;margin:2cm}table{border-collapse:collapse;font:16pt monospace;margin:1em 0}
    td{border:1pt solid #000;padding:.3em .8em}main{break-after:page}
    """
}

extension Services {
  /// Puts shares on paper, then does what needs them: as pages in a folder, which `change` writes
  /// before anything else, or one after the other on the screen.
  ///
  /// Without folder and without terminal they are in the result for programs only.
  func handOut(
    _ key: SharedKey, as purpose: ShareSheet.Purpose, to folder: String?, replace: Bool,
    before change: (SheetFolder?) throws -> Void
  ) throws {
    let sheets = key.shares.indices.map {
      ShareSheet(key: key, number: $0 + 1, purpose: purpose, madeOn: today)
    }
    if let folder {
      let pages = sheets.map { ("share-\($0.number).html", $0.page) }
      try change(
        SheetFolder(
          path: folder, pages: Dictionary(uniqueKeysWithValues: pages), replaces: replace))
      try warn(
        "Print the sheets now, each for another keeper, and delete the folder: whoever has the "
          + "files has the key.")
      return
    }
    for sheet in sheets { try emit(.verbatim(sheet.text + "\n")) }
    do {
      try change(nil)
    } catch {
      try warn("The key of these shares is not in use: they are worth nothing.")
      throw error
    }
    try warn(
      "Write every share on a sheet of its own now; they are not shown again. Then close this "
        + "window: its contents can be scrolled back.")
  }
}
