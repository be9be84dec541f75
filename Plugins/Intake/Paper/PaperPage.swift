import FrunForms

/// A form as one HTML file to print on A4: nothing in it comes from elsewhere.
struct PaperPage {
  let paper: PaperForm
  let language: String
  /// Empty rows printed for every repeat.
  let repeated: Int
  private let words: PaperWords
  private let tag: String
  private let skips: PaperSkips

  /// Longer lists are printed once, at the end.
  private static let longest = 30

  init(_ paper: PaperForm, language: String, repeated: Int) {
    self.paper = paper
    self.language = language
    self.repeated = repeated
    tag = FormLanguage(name: language).tag ?? "en"
    words = .of(tag)
    skips = PaperSkips(paper)
  }

  /// Languages written from right to left.
  private static let fromRight: Set<String> = [
    "ar", "fa", "ur", "he", "ps", "ckb", "dv", "ug", "sd", "yi", "prs",
  ]

  private var isFromRight: Bool {
    Self.fromRight.contains(tag.split(separator: "-").first.map(String.init)?.lowercased() ?? "")
  }

  private func text(_ text: TranslatedText) -> String {
    Self.escaped(text.plain(language, fallback: paper.form.defaultLanguage))
  }

  var html: String {
    let form = paper.form
    let head = """
      <!DOCTYPE html>
      <html lang="\(Self.escaped(tag))" dir="\(isFromRight ? "rtl" : "ltr")">
      <head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
      <title>\(Self.escaped(form.title))</title>
      <style>\(PaperStyle.css)</style></head>
      <body>
      <header><h1>\(Self.escaped(form.title))</h1>
      <p class="sheet">\(words.sheet) <b><bdi dir="ltr">\(paper.sheet)</bdi></b> · \
      <bdi>\(Self.escaped([form.id, form.version].filter { !$0.isEmpty }.joined(separator: " ")))</bdi></p>
      <p class="who"><span>\(words.day)</span><span>\(words.interviewer)</span>\
      <span>\(words.caseNumber)</span></p>
      <p class="careful">\(words.careful)</p></header>

      """
    let body = form.items.first.map { inside($0, rows: [], depth: 2) } ?? ""
    return head + body + longLists + "</body></html>\n"
  }

  // MARK: Parts

  private func inside(_ item: FormItem, rows: [Int], depth: Int) -> String {
    item.children.map { index in
      let child = paper.form.items[index]
      switch child.kind {
      case .group: return group(child, rows: rows, depth: depth)
      case .repeating: return repeating(child, rows: rows, depth: depth)
      case .question(let type):
        return type == .note ? note(child) : question(child, rows: rows)
      case .form: return ""
      }
    }.joined()
  }

  private func heading(_ item: FormItem, depth: Int, suffix: String = "") -> String {
    let label = text(item.label)
    guard !label.isEmpty || !suffix.isEmpty else { return "" }
    let level = min(depth, 4)
    return "<h\(level)>\(label)\(suffix)</h\(level)>\n"
  }

  private func group(_ item: FormItem, rows: [Int], depth: Int) -> String {
    let body = inside(item, rows: rows, depth: depth + 1)
    guard !body.isEmpty else { return "" }
    return "<section>" + heading(item, depth: depth) + condition(item) + body + "</section>\n"
  }

  private func repeating(_ item: FormItem, rows: [Int], depth: Int) -> String {
    // Rows inside rows would fill a book.
    let count = rows.isEmpty ? repeated : min(repeated, 2)
    let copies = (1...max(count, 1)).map { number in
      "<section class=\"row\">" + heading(item, depth: depth, suffix: " <bdi>\(number)</bdi>")
        + (number == 1 ? condition(item) : "")
        + inside(item, rows: rows + [number], depth: depth + 1) + "</section>\n"
    }
    return copies.joined()
  }

  private func note(_ item: FormItem) -> String {
    let label = text(item.label)
    return label.isEmpty ? "" : "<p class=\"note\">\(label)</p>\n"
  }

  private func question(_ item: FormItem, rows: [Int]) -> String {
    guard let row = paper.rows.first(where: { $0.item.index == item.index }) else { return "" }
    let suffix = rows.map { ".\($0)" }.joined()
    let hint = text(item.hint)
    let isNeeded =
      item.requirement.map { ["yes", "true", "true()", "1"].contains($0.lowercased()) } ?? false
    return
      "<div class=\"question\"><div class=\"code\"><bdi dir=\"ltr\">\(row.code)\(suffix)</bdi></div>"
      + "<div class=\"ask\">" + condition(item)
      + "<p class=\"label\">\(text(item.label))"
      + (isNeeded ? " <span class=\"needed\">* \(words.needed)</span>" : "") + "</p>"
      + (hint.isEmpty ? "" : "<p class=\"hint\">\(hint)</p>") + answer(item) + "</div></div>\n"
  }

  /// When the question or group is asked, in words and codes.
  private func condition(_ item: FormItem) -> String {
    guard let rule = SkipRule(item) else { return "" }
    return "<p class=\"if\">\(words.onlyIf): \(skips.words(rule, words, label: label))</p>"
  }

  private func label(_ item: FormItem, _ answer: String) -> String {
    let choice = paper.choices(item).first { $0.name == answer }
    guard let choice else { return Self.escaped(answer) }
    return "<bdi>\(Self.escaped(choice.mark)) \(text(choice.label))</bdi>"
  }

  // MARK: Room for answers

  private func answer(_ item: FormItem) -> String {
    let choices = paper.choices(item)
    switch item.type {
    case .selectOne?, .selectMultiple?, .rank?: return self.choices(choices, item)
    case .integer?, .decimal?, .range?: return "<div class=\"line short\"></div>"
    case .date?: return boxes([(4, words.year), (2, words.month), (2, words.dayOfMonth)])
    case .dateTime?:
      return boxes([
        (4, words.year), (2, words.month), (2, words.dayOfMonth), (2, "hh"), (2, "mm"),
      ])
    case .time?: return boxes([(2, "hh"), (2, "mm")])
    case .acknowledge?: return "<p class=\"choice\"><i class=\"box\"></i><b>OK</b></p>"
    case .text? where item.appearance.contains("multiline"):
      return String(repeating: "<div class=\"line\"></div>", count: 5)
    case .text? where item.appearance.contains("numbers"):
      return "<div class=\"line short\"></div>"
    default: return "<div class=\"line\"></div>"
    }
  }

  private func boxes(_ parts: [(count: Int, name: String)]) -> String {
    let groups = parts.map { count, name in
      "<span class=\"comb\"><span>" + String(repeating: "<i></i>", count: count)
        + "</span><small>\(name)</small></span>"
    }
    return "<div class=\"combs\" dir=\"ltr\">\(groups.joined())</div>"
  }

  private func choices(_ choices: [PaperForm.Choice], _ item: FormItem) -> String {
    guard !choices.isEmpty else { return "<div class=\"line\"></div>" }
    if choices.count > Self.longest, case .list(let name) = item.choices {
      return "<p class=\"hint\">\(words.list) <bdi>\(Self.escaped(name))</bdi></p>"
        + "<div class=\"line\"></div>"
    }
    let how: String =
      switch item.type {
      case .selectMultiple?: words.tickAll
      case .rank?: words.rank
      default: words.tickOne
      }
    let targets = skips.targets(item)
    let lines = choices.map { choice -> String in
      let arrow =
        targets[choice.name].map { target in
          " <span class=\"go\">\(isFromRight ? "←" : "→") "
            + (target.map { "\(words.goTo) <bdi dir=\"ltr\">\($0)</bdi>" } ?? words.end) + "</span>"
        } ?? ""
      return
        "<p class=\"choice\"><i class=\"box\"></i><b><bdi>\(Self.escaped(choice.mark))</bdi></b> "
        + "\(text(choice.label))\(arrow)</p>"
    }
    let wide = choices.count > 6 && targets.isEmpty ? " wide" : ""
    return "<p class=\"how\">\(how)</p><div class=\"choices\(wide)\">\(lines.joined())</div>"
  }

  /// The lists that are too long to stand below a question.
  private var longLists: String {
    var seen: Set<String> = []
    return paper.rows.map { row -> String in
      let choices = paper.choices(row.item)
      guard choices.count > Self.longest, case .list(let name) = row.item.choices,
        seen.insert(name).inserted
      else { return "" }
      let lines = choices.map {
        "<p><b><bdi>\(Self.escaped($0.mark))</bdi></b> \(text($0.label))</p>"
      }
      return "<section class=\"list\"><h2>\(words.list) <bdi>\(Self.escaped(name))</bdi></h2>"
        + "<div class=\"columns\">\(lines.joined())</div></section>\n"
    }.joined()
  }

  /// Text that is no markup, with what turns the direction closed at its end.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "<br>"
      // Marks that turn the direction belong to terminals; here each text is isolated by markup.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default:
        if scalar.value >= 32 || scalar == "\t" { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
