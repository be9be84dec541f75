import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Signs the certificate of an award and writes it: to print, as a picture, as a token.
enum TrainCertificate {
  static let output = Option<PathText>(
    required: "output", short: "o", value: "file",
    help: "File to write; its ending chooses the form: .html .svg .jwt .json .txt")
  static let form = Option<String?>("form", value: "form", help: "Form, whatever the ending says")
    .checked(
      as: .choice([
        Choice("html", "A page to print, with the signed certificate and a QR code in it"),
        Choice("svg", "A picture with the signed certificate baked in"),
        Choice("jwt", "The signed token (VC-JWT, Ed25519)"),
        Choice("json", "The signed document (Open Badges 3.0, eddsa-rdfc-2022)"),
        Choice("txt", "The short code of the QR code"),
      ]))
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the print (that of the program)"
  ).checked(as: .choice(CertificateLanguage.allCases.map { Choice($0.rawValue, $0.name) }))
  static let issuer = Option<String?>(
    "issuer-name", value: "name", help: "What the issuer is called (your organisation)")
  static let again = Flag("again", help: "Sign a new one although there is one")

  static let command = Command(
    CommandSpec(
      "certificate", summary: "Sign and print the certificate of an award",
      arguments: [
        AwardStep.award, output, form, language, issuer, again, CommonOptions.force,
      ]
    ).with {
      $0.discussion = """
        Signed with your own key, the one your team and its partners compare words of. The signed \
        file holds course, dates, issuer and number, and of the holder a salted hash only; the name \
        stands on the print alone. Anybody verifies it with 'frun train verify FILE', without a \
        vault, or with other tools for Open Badges 3.0.
        """
      $0.examples = [
        Example("frun train certificate 0B3K7Q2M -o certificate.html", "to print"),
        Example("frun train certificate 0B3K7Q2M -o badge.svg --language ar", "a picture, Arabic"),
      ]
      $0.seeAlso = ["train verify", "train revocations", "train history"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer, not for an award of their own. Printing again: everybody."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let award = try AwardBook(services: services).award(invocation[AwardStep.award].argumentText)
    let path = invocation[output].path
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let isNamed = ["html", "svg", "jwt", "json", "txt"].contains(ending)
    guard let chosen = invocation[form] ?? (isNamed ? ending : nil) else {
      throw Failure.usage(
        "the ending of the file does not say which form it is",
        hints: ["end it in .html, .svg, .jwt, .json or .txt, or give --form"])
    }
    var certificate = try CertificateIssuing(services: services, invocation: invocation)
      .certificate(
        of: award, issuerName: invocation[issuer], again: invocation[again])
    let spoken =
      CertificateLanguage(tag: invocation[language] ?? invocation.context.language) ?? .english
    certificate.title = try certificate.course.code.flatMap {
      try Register(services: services).title(
        of: $0, version: certificate.course.version, in: spoken.rawValue)
    }
    let bytes: [UInt8]
    switch chosen {
    case "jwt": bytes = Array((certificate.signed.token + "\n").utf8)
    case "json": bytes = Array((certificate.signed.document + "\n").utf8)
    case "txt": bytes = Array((certificate.signed.code + "\n").utf8)
    case "svg": bytes = try CertificatePicture(certificate, spoken).bytes
    default: bytes = try CertificatePage(certificate, spoken).bytes
    }
    try services.writeOutput(path, bytes, replace: invocation[CommonOptions.force])
    if certificate.award.validTo.map({ $0 < services.today }) ?? false {
      try services.warn("The award has expired; the certificate says so to whoever verifies it.")
    }
    if !invocation[output].isStandardStream {
      try services.done(
        certificate.isNew
          ? "Signed certificate \(certificate.serial)"
          : "Wrote certificate \(certificate.serial) again")
    }
    return .success(
      schema: "frun.train.certificate/1",
      [
        "award": .string(award.id.text), "serial": .string(certificate.serial),
        "identifier": .string(certificate.identifier), "issuer": .string(certificate.issuer.did),
        "form": .string(chosen), "isNew": .bool(certificate.isNew),
        "bytes": .integer(Int64(bytes.count)),
      ], next: ["frun train verify \(path)"])
  }
}
