import FrunDomain
import FrunText

/// The certificate as a picture (A4, landscape) with the signed token baked in and the short code as
/// a QR code. From right to left where the language runs so: name and title stand in the middle,
/// fields and code change sides.
struct CertificatePicture {
  private let certificate: CertificateIssuing.Certificate
  private let language: CertificateLanguage
  private let code: QRCode

  private static let width = 1123
  private static let height = 794

  init(_ certificate: CertificateIssuing.Certificate, _ language: CertificateLanguage) throws {
    self.certificate = certificate
    self.language = language
    code = try QRCode(certificate.signed.code, correction: .medium)
  }

  static let style: StaticString = """
    .frame { fill: #fff; stroke: #1d4f5c; stroke-width: 6; }
    .inner { fill: none; stroke: #1d4f5c; stroke-width: 1; }
    text { font-family: "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "DejaVu Sans", sans-serif; fill: #111; }
    .title { font-size: 46px; font-weight: 700; fill: #1d4f5c; }
    .small { font-size: 17px; fill: #333; }
    .holder { font-size: 42px; font-weight: 700; }
    .course { font-size: 29px; font-weight: 600; }
    .label { font-size: 14px; fill: #555; }
    .value { font-size: 19px; }
    .rtl { direction: rtl; }
    .rule { stroke: #555; stroke-width: 1; }
    .qr-light { fill: #fff; }
    .qr-dark { fill: #000; }
    """

  /// The file.
  var bytes: [UInt8] {
    IssuedBadge.baking(certificate.signed.token, into: drawing.bytes(style: Self.style))
  }

  private var drawing: SVGDrawing {
    var shapes: [Markup] = [
      .rect(12, 12, Self.width - 24, Self.height - 24, class: "frame"),
      .rect(24, 24, Self.width - 48, Self.height - 48, class: "inner"),
      middle(language.title, 110, "title"), middle(language.confirms, 170, "small"),
      middle(certificate.award.person ?? "", 232, "holder"),
      middle(language.completed, 284, "small"),
    ]
    let title = certificate.title ?? certificate.course.title ?? ""
    let lines = Self.lines(title, most: 52)
    for (index, line) in lines.enumerated() {
      shapes.append(middle(line, 336 + index * 38, "course"))
    }
    shapes.append(
      middle(
        "\(certificate.course.code ?? "") · \(language.version) \(certificate.course.version ?? "")",
        336 + lines.count * 38, "small"))
    shapes += fields + signatures
    shapes.append(code.shapes(x: codeLeft, y: codeTop, module: 3))
    shapes.append(middle(language.verify, Self.height - 46, "label"))
    return SVGDrawing(
      title: language.title, words: nil, width: Self.width, height: Self.height, shapes: shapes)
  }

  private var codeSide: Int { code.side(module: 3) }
  private var codeTop: Int { Self.height - 70 - codeSide }
  private var codeLeft: Int {
    language.isRightToLeft ? 60 : Self.width - 60 - codeSide
  }

  private func middle(_ text: String, _ y: Int, _ style: String) -> Markup {
    var attributes: KeyValuePairs<MarkupAttribute, String> {
      [
        .x: "\(Self.width / 2)", .y: "\(y)", .anchor: "middle", .class: styled(style, text),
      ]
    }
    return Markup(.text, attributes, [.text(text)])
  }

  /// Pictures know the direction of a text by style, not by attribute.
  private func styled(_ style: String, _ text: String) -> String {
    text.beginsRightToLeft ? style + " rtl" : style
  }

  /// Label and value one below the other, at the side where reading begins.
  private var fields: [Markup] {
    let rows: [(String, String)] = [
      (language.on, certificate.award.completedOn?.description ?? ""),
      (language.until, certificate.award.validTo?.description ?? language.forever),
      (language.hours, certificate.file.map { CertificatePage.hours($0.minutes) } ?? ""),
      (language.issuer, certificate.issuerName), (language.number, certificate.serial),
      (language.key, certificate.issuer.shortName),
    ].filter { !$0.1.isEmpty }
    return rows.enumerated().flatMap { index, row in
      let y = 470 + index * 42
      return [side(row.0, y, "label"), side(row.1, y + 20, "value")]
    }
  }

  private func side(_ text: String, _ y: Int, _ style: String) -> Markup {
    // The anchor means the side where the text's own direction begins.
    let isRight = language.isRightToLeft
    let runsRight = text.beginsRightToLeft
    return Markup(
      .text,
      [
        .x: "\(isRight ? Self.width - 70 : 70)", .y: "\(y)",
        .anchor: isRight == runsRight ? "start" : "end",
        .class: styled(style, text),
      ], [.text(text)])
  }

  private var signatures: [Markup] {
    [language.trainer, language.manager].enumerated().flatMap { index, name in
      let left = language.isRightToLeft ? Self.width - 660 - index * 0 : 420
      let y = 570 + index * 110
      return [
        Markup.line(left, y, left + 240, y, class: "rule"),
        Markup(
          .text,
          [
            .x: "\(left + 120)", .y: "\(y + 20)", .anchor: "middle",
            .class: styled("label", name),
          ], [.text(name)]),
      ]
    }
  }

  /// At most two lines, broken between words.
  static func lines(_ text: String, most: Int) -> [String] {
    guard text.count > most else { return [text] }
    var lines = [""]
    for word in text.split(separator: " ") {
      if let last = lines.last, !last.isEmpty, last.count + 1 + word.count > most, lines.count < 2 {
        lines.append(String(word))
      } else {
        let last = lines.removeLast()
        lines.append(last.isEmpty ? String(word) : last + " " + word)
      }
    }
    return lines
  }
}

extension String {
  /// Whether the first letter with a direction is of a script that runs from right to left.
  fileprivate var beginsRightToLeft: Bool {
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        return true
      default: return false
      }
    }
    return false
  }
}
