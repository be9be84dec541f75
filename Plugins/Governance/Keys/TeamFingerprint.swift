import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let member = Positional<String?>(
    "member", help: "Short name; without it, your own keys")

  static let teamFingerprint = Command(
    CommandSpec(
      "fingerprint", summary: "Show a member's keys as words, numbers and QR code",
      arguments: [FingerprintView.qr, FingerprintView.svg, member]
    ).with {
      $0.synonyms = ["words", "qr"]
      $0.discussion = """
        Two people who see the same words have the same keys. Compare them by voice on a number you \
        know, or point a camera at the QR code.
        """
      $0.examples = [
        Example("frun team fingerprint", "your own keys"),
        Example("frun team fingerprint amina --qr", "those of a colleague, to scan"),
      ]
      $0.seeAlso = ["team card", "team show"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let record = try invocation[member].map { try services.member($0) }
    let id = try record?.id ?? services.acting().member
    let handle = try record?.text("handle") ?? services.acting().handle
    let fingerprint = try services.teamKeys().fingerprint(of: id)
    try services.emit(
      .fields(
        FieldsEvent(
          title: "Keys of \(handle)", fields: FingerprintView.fields(fingerprint))))
    try FingerprintView.draw(fingerprint, invocation, services)
    return .success(
      schema: "frun.team.fingerprint/1",
      .object(
        JSONObject(
          members: [("member", .string(id.text)), ("handle", .string(handle))]
            + FingerprintView.result(fingerprint))))
  }
}
