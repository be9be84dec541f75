import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Certificates at the keyboard")
struct CertificateTests {
  private func office() throws -> (office: TrainingOffice, award: String) {
    let office = try TrainingOffice()
    let award = try office.award("amina", "GEN-101", on: "2026-11-23")
    return (office, award.id.text)
  }

  private func verdict(
    _ office: TrainingOffice, _ words: String
  ) throws -> (verdict: String, status: Int) {
    let run = try office.run("verify \(words)")
    return (run.result.object?["verdict"]?.string ?? "", run.outcome.status)
  }

  @Test("a certificate carries the name of the register, the new one after a change")
  func renamed() throws {
    let office = try TrainingOffice()
    try office.run("person --add --name Sarah_Achieng --email s@example.org")
    office.file("r.csv", "id,Name,Mail,Course complete\n1,X,s@example.org,2026-02-01\n")
    try office.run(
      "import r.csv --source moodle-completion --course GEN-101 --date-order ymd --email-column Mail"
    )
    let award = try #require(Award.all(in: try office.all("award")).first)
    func page(_ name: String) -> String {
      String(decoding: office.services.files[name] ?? [], as: UTF8.self)
    }
    try office.run("certificate \(award.id.text) -o a.html --issuer-name Office")
    #expect(page("a.html").contains("Sarah Achieng"))
    try office.run("person s@example.org --name Sarah_Obote")
    try office.run("certificate \(award.id.text) -o b.html --again --issuer-name Office")
    #expect(page("b.html").contains("Sarah Obote") && !page("b.html").contains("Sarah Achieng"))
    let list = try office.run("list --person s@example.org")
    #expect(list.result.array?.first?.object?["person"]?.string == "Sarah Obote")
  }

  @Test("signed once, written in every form, each of them verified")
  func forms() throws {
    let (office, award) = try office()
    #expect(try office.refusal("certificate \(award) -o a.pdf").kind == .usage)
    #expect(try office.refusal("certificate \(award) -o -").kind == .usage)
    let first = try office.run("certificate \(award) -o a.jwt")
    #expect(first.result.object?["isNew"] == .bool(true))
    for form in ["svg", "html", "json", "txt"] {
      let run = try office.run("certificate \(award) -o a.\(form)")
      #expect(run.result.object?["isNew"] == .bool(false))
      #expect(run.result.object?["serial"] == first.result.object?["serial"])
    }
    for form in ["jwt", "svg", "html", "json", "txt"] {
      let answer = try verdict(office, "a.\(form)")
      #expect(answer.verdict == "valid" && answer.status == 0, "\(form)")
    }
    #expect(try office.all("credential").count == 1)
    // By the number on paper.
    let serial = try #require(first.result.object?["serial"]?.string)
    try office.run("certificate \(serial) -o b.jwt")
    #expect(office.services.files["a.jwt"] == office.services.files["b.jwt"])
    let again = try office.run("certificate \(award) -o c.jwt --again")
    #expect(again.result.object?["isNew"] == .bool(true))
    #expect(try office.all("credential").count == 2)
    #expect(try office.refusal("certificate \(award) -o c.jwt").code != "")
  }

  @Test("no more personal data than name, course, dates, issuer, number; the token has no name")
  func sparing() throws {
    let (office, award) = try office()
    for form in ["svg", "html", "jwt", "json", "txt"] {
      try office.run("certificate \(award) -o a.\(form)")
    }
    let member = try #require(try office.all("award").first?.reference("member"))
    for form in ["svg", "html", "jwt", "json", "txt"] {
      let text = String(decoding: office.services.files["a.\(form)"] ?? [], as: UTF8.self)
      #expect(!text.contains(member.text) && !text.contains("amina@"), "\(form)")
      #expect(text.contains("Amina") == ["svg", "html"].contains(form), "\(form)")
    }
  }

  @Test("works without a vault: signers and lists from files")
  func withoutVault() throws {
    let (office, award) = try office()
    let issued = try office.run("certificate \(award) -o a.svg")
    let did = try #require(issued.result.object?["issuer"]?.string)
    #expect(try verdict(office, "a.svg --without-vault").verdict == "untrusted-issuer")
    office.file(
      "signers.csv",
      "key_id,issuer_did,valid_from,valid_to,status\n\(did.dropFirst(8)),\(did),2026-01-01,,active\n"
    )
    let known = "a.svg --without-vault --signers signers.csv"
    #expect(try verdict(office, known).verdict == "status-unknown")
    #expect(try verdict(office, known + " --without-list").verdict == "valid")
    try office.run("revocations -o list.jws")
    #expect(try verdict(office, known + " --list list.jws").verdict == "valid")
    try office.move(to: "2027-01-10")
    #expect(try verdict(office, known + " --list list.jws").verdict == "status-unknown")
    #expect(try verdict(office, known + " --list list.jws --max-list-age 60").verdict == "valid")
    try office.run("revoke \(award) --reason Copied")
    #expect(try verdict(office, "a.svg").verdict == "revoked")
    try office.run("revocations -o new.jws")
    let revoked = try verdict(office, known + " --list new.jws")
    #expect(revoked.verdict == "revoked" && revoked.status == 1)
    let text = String(decoding: office.services.files["new.jws"] ?? [], as: UTF8.self)
    let body = try #require(Base64URL.bytes(text.split(separator: ".")[1]))
    #expect(!String(decoding: body, as: UTF8.self).contains("Copied"))
  }

  @Test("an older list is refused; a newer one is kept")
  func rollBack() throws {
    let (first, award) = try office()
    try first.run("certificate \(award) -o a.jwt")
    try first.run("revocations -o one.jws")
    try first.run("revoke \(award) --reason X")
    try first.run("revocations -o two.jws")
    // The vault that signed it knows it; so does one that kept it.
    #expect(try first.refusal("verify a.jwt --list one.jws").code == "revocations.older")
    #expect(try first.run("revocations --import two.jws").outcome.status == 0)
    #expect(try first.refusal("revocations --import one.jws").code == "revocations.older")
    let list = try first.run("revocations")
    #expect(list.result.array?.count == 2)
    first.file("bad.jws", "a.b.c")
    #expect(try first.refusal("revocations --import bad.jws").kind == .data)
  }

  @Test("a suspended award is not certified; clear words for a person")
  func words() throws {
    let (office, award) = try office()
    try office.run("certificate \(award) -o a.jwt")
    let good = try office.run("verify a.jwt")
    #expect(good.messages(.done) == ["The certificate is valid."])
    try office.run("suspend \(award) --reason X")
    #expect(try office.refusal("certificate \(award) -o b.jwt").code == "award.status")
    let bad = try office.run("verify a.jwt")
    #expect(bad.messages(.warning) == ["The signature is good, but the issuer suspended it."])
    office.file("name", "Amina H.\n")
    try office.run("reinstate \(award) --reason X")
    #expect(try verdict(office, "a.jwt --holder name").verdict == "valid")
    office.file("name", "Nobody\n")
    #expect(try verdict(office, "a.jwt --holder name").verdict == "invalid")
  }

  @Test("an action is declared to need training, listed, lifted")
  func gate() throws {
    let office = try TrainingOffice()
    #expect(try office.refusal("gate plan.approve --course NOPE-1 --reason X").kind == .notFound)
    try office.run("gate plan.approve --course CM-202 --reason Decided")
    let rows = try office.run("gate").result.array ?? []
    let row = try #require(rows.first { $0.object?["action"] == .string("plan.approve") })
    #expect(row.object?["since"] == .string("2026-11-23"))
    #expect(row.object?["courses"] == .array([.string("CM-202")]))
    try office.run("gate plan.approve --lift --reason Too_early")
    #expect(try office.refusal("gate plan.approve --lift --reason X").code == "gate.none")
    #expect(try office.refusal("gate assessment.sign --reason X", as: "amina").kind == .denied)
  }
}
