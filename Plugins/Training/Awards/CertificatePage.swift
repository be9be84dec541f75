import FrunDomain
import FrunText

/// The certificate as a page to print: A4, landscape, one sheet, the signed token baked into the
/// drawing of the QR code.
struct CertificatePage {
  private let certificate: CertificateIssuing.Certificate
  private let language: CertificateLanguage
  private let code: QRCode

  init(_ certificate: CertificateIssuing.Certificate, _ language: CertificateLanguage) throws {
    self.certificate = certificate
    self.language = language
    code = try QRCode(certificate.signed.code, correction: .medium)
  }

  static let style: StaticString = """
    @page { size: A4 landscape; margin: 10mm; }
    * { box-sizing: border-box; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", "DejaVu Sans", sans-serif; color: #111; background: #fff; margin: 0; }
    main { border: 6px solid #1d4f5c; outline: 1px solid #1d4f5c; outline-offset: -14px; padding: 40px 56px 28px; width: 1040px; min-height: 700px; margin: 8px auto; text-align: center; }
    h1 { font-size: 46px; line-height: 1.15; color: #1d4f5c; margin: 8px 0 12px; }
    p { margin: 8px 0; font-size: 18px; }
    .holder { font-size: 40px; font-weight: 700; margin: 14px 0; }
    .course { font-size: 29px; font-weight: 600; }
    .below { display: flex; gap: 36px; align-items: flex-end; text-align: start; margin-top: 26px; }
    dl { display: grid; grid-template-columns: auto auto; gap: 6px 16px; margin: 0; flex: 1; font-size: 17px; align-content: end; }
    dt { color: #555; }
    dd { margin: 0; }
    .sign { width: 230px; }
    .line { border-block-start: 1px solid #555; margin-block-start: 64px; padding-block-start: 4px; font-size: 14px; color: #555; text-align: center; }
    .code { text-align: center; }
    .code svg { display: block; }
    .note { font-size: 14px; color: #333; margin-top: 18px; }
    .qr-light { fill: #fff; }
    .qr-dark { fill: #000; }
    @media print { main { margin: 0 auto; } }
    """

  /// The file.
  var bytes: [UInt8] {
    let page = HTMLPage(
      title: "\(language.title) \(certificate.serial)", language: language.rawValue,
      isRightToLeft: language.isRightToLeft, styles: [Self.style],
      body: [
        Markup(
          .main, [:],
          [
            Markup(.h1, [:], language.title), Markup(.p, [:], language.confirms),
            Markup(.p, [.class: "holder"], [.value(certificate.award.person ?? "")]),
            Markup(.p, [:], language.completed),
            Markup(
              .p, [.class: "course"], [.value(certificate.title ?? certificate.course.title ?? "")]),
            Markup(
              .p, [:],
              [
                .value(certificate.course.code ?? ""),
                .text(" · \(language.version) "), .value(certificate.course.version ?? ""),
              ]),
            Markup(
              .div, [.class: "below"],
              [
                fields,
                Markup(
                  .div, [.class: "sign"],
                  [
                    Markup(.div, [.class: "line"], language.trainer),
                    Markup(.div, [.class: "line"], language.manager),
                  ]),
                Markup(
                  .div, [.class: "code"],
                  [code.drawing(title: certificate.serial, module: 3).markup]),
              ]),
            Markup(.p, [.class: "note"], language.verify),
          ])
      ])
    return IssuedBadge.baking(certificate.signed.token, into: page.bytes)
  }

  private var fields: Markup {
    let rows: [(String, String)] = [
      (language.on, certificate.award.completedOn?.description ?? ""),
      (language.until, certificate.award.validTo?.description ?? language.forever),
      (language.hours, certificate.file.map { Self.hours($0.minutes) } ?? ""),
      (language.issuer, certificate.issuerName), (language.number, certificate.serial),
      (language.key, certificate.issuer.shortName),
    ].filter { !$0.1.isEmpty }
    return Markup(
      .dl, [:],
      rows.flatMap { [Markup(.dt, [:], $0.0), Markup(.dd, [:], [.value($0.1)])] })
  }

  /// `14`, `8.5`.
  static func hours(_ minutes: Int) -> String {
    minutes % 60 == 0 ? "\(minutes / 60)" : "\(minutes / 60).\(minutes % 60 * 10 / 60)"
  }
}
