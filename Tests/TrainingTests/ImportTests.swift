import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Completions and attendance from other systems")
struct ImportTests {
  private static let completion = [
    #"id,Name,Email address,Quiz,"Quiz - Completion date",Course complete"#,
    #"12,Sam Doe,SAM@example.org,Completed,,"14/02/26, 09:31""#,
    #"13,سلمى خوري,salma@example.org,Completed,,"05/04/26, 10:00""#,
    #"14,Nobody,none@example.org,Not completed,,"#,
    #"15,Odd,odd@example.org,Completed,,"31/02/26, 10:00""#,
    #"16,Sam Doe,,Completed,,"14/02/26, 09:31""#,
    #"17,Other Sam,sam@example.org,Completed,,"20/02/26, 09:31""#,
  ].map { $0 + "\r\n" }.joined()

  private static let line =
    "import report.csv --source moodle-completion --course GEN-101 --date-order dmy "
    + "--email-column Email_address"

  @Test("every line ends with its reason; a dry run keeps nothing; the same file twice neither")
  func completions() throws {
    let office = try TrainingOffice()
    office.file("report.csv", Self.completion)
    let dry = try office.run(Self.line + " --dry-run")
    #expect(try office.all("award").isEmpty)
    #expect(try office.all("trainee").isEmpty)
    let run = try office.run(Self.line)
    golden(
      "import", run.text + "\n" + RenderedEvents.text(run.events, columns: 44))
    #expect(
      dry.result.object?["rows"]?.array?.map { $0["outcome"]?.string }
        == run.result.object?["rows"]?.array?.map { $0["outcome"]?.string })
    let rows = try #require(run.result.object?["rows"]?.array)
    #expect(
      rows.map { $0["outcome"]?.string } == [
        "new", "new", "rejected", "rejected", "rejected", "new",
      ])
    #expect(run.result.object?["written"] == .integer(3))
    let awards = try office.all("award")
    #expect(awards.count == 3)
    for award in awards {
      #expect(award.code("source") == "import")
      #expect(award.integer("sourceRow") != nil)
      guard case .digest(let digest) = award["sourceDigest"] else {
        Issue.record("no digest")
        continue
      }
      #expect(Hexadecimal.text(digest) == run.result.object?["digest"]?.string)
    }
    #expect(try office.all("trainee").count == 2)
    let again = try office.run(Self.line)
    #expect(again.result.object?["written"] == .integer(0))
    #expect(try office.all("award").count == 3)
    #expect(
      again.result.object?["rows"]?.array?.map { $0["outcome"]?.string } == [
        "matched", "matched", "rejected", "rejected", "ambiguous", "matched",
      ])
  }

  @Test("the digest is that of the file, as sha256sum gives it")
  func digest() throws {
    let office = try TrainingOffice()
    office.file("report.csv", "id,Name,Mail,Course complete\n1,A,a@example.org,2026-02-01\n")
    let run = try office.run(
      "import report.csv --source moodle-completion --course GEN-101 --date-order ymd "
        + "--email-column Mail")
    #expect(
      run.result.object?["digest"]?.string
        == "ea68221e9141f252e018a1f6e250a974ead6b3ac159c814cda5a7785fb8b938f")
  }

  @Test("an assessed award stays as it is; a later completion inside its window renews it")
  func assessed() throws {
    let office = try TrainingOffice(day: "2026-11-23")
    try office.services.act(as: "grace")
    var register = try RegisterFixture(office.services)
    let course = try register.course("GEN-101", gives: ["C01/1"])
    let amina = try register.person("Amina", email: "amina@example.org")
    let id = try register.award(amina, course, "2026-03-01", "2027-02-28")
    try register.commit()
    let award = try #require(try office.services.record(id).flatMap { Award($0) })
    func reason(_ day: String) throws -> String? {
      office.file("one.csv", "id,Name,Mail,Course complete\n1,Amina,amina@example.org,\(day)\n")
      let run = try office.run(
        "import one.csv --source moodle-completion --course GEN-101 --date-order ymd "
          + "--email-column Mail")
      return run.result.object?["rows"]?.array?.first?["reason"]?.string
    }
    #expect(try reason("2026-03-01") == "the award is there already")
    #expect(try reason("2026-01-01") == "a later award is there already")
    #expect(try reason("2026-05-01") == "an assessed award counts until 2027-02-28")
    #expect(try office.all("award").count == 1)
    #expect(try Award(#require(try office.services.record(award.id))) == award)
    try office.move(to: "2027-02-01")
    #expect(try reason("2027-01-20") == nil)
    let awards = Award.all(in: try office.all("award"))
    #expect(awards.count == 2)
    #expect(awards.first { $0.id != award.id }?.previous == award.id)
    #expect(awards.first { $0.id != award.id }?.kind == "renewal")
    #expect(awards.first { $0.id != award.id }?.validTo?.description == "2028-02-28")
  }

  @Test("an activity report: words of the site are told, a practical is shown by no import")
  func activities() throws {
    let office = try TrainingOffice()
    office.file(
      "progress.csv",
      """
      ,"Email","Quiz",""
      "A 'B' C","a@example.org","Terminé","2026-02-01 10:00:00"

      """)
    let line =
      "import progress.csv --source moodle-activity --course GEN-101 --email-column Email "
      + "--activity Quiz"
    let first = try office.run(line)
    #expect(first.messages(.warning).first?.contains("Terminé") == true)
    #expect(first.result.object?["rejected"] == .integer(1))
    let second = try office.run(line + " --complete-word Terminé")
    #expect(second.result.object?["written"] == .integer(1))
    let practical = try office.run(
      line.replacing("GEN-101", with: "BIP-201") + " --complete-word Terminé")
    #expect(practical.result.object?["written"] == .integer(0))
    #expect(
      practical.result.object?["rows"]?.array?.first?["reason"]?.string
        == "BIP-201 has a practical, which no import shows")
  }

  @Test("a plain sheet with semicolons: courses by column, staff numbers within an organisation")
  func sheet() throws {
    let office = try TrainingOffice()
    office.file(
      "list.csv",
      "Nom;Matricule;Organisation;Cours;Fin\nAnn;7;Partner;GEN-101;01.02.2026\n"
        + "Ben;7;Other;GEN-101;01.02.2026\nCid;8;;GEN-101;01.02.2026\nDan;9;Partner;XYZ;01.02.2026\n"
        + "Ann;7;Partner;GEN-102;01.03.2026\n")
    let run = try office.run(
      "import list.csv --source sheet --name-column Nom --staff-column Matricule "
        + "--organisation-column Organisation --course-column Cours --date-column Fin "
        + "--date-order dmy")
    let rows = try #require(run.result.object?["rows"]?.array)
    #expect(
      rows.map { $0["outcome"]?.string } == ["new", "new", "rejected", "new", "new"])
    #expect(rows[3]["reason"]?.string == "an unknown course")
    #expect(rows[0]["trainee"] == rows[4]["trainee"])
    #expect(rows[0]["trainee"] != rows[1]["trainee"])
    #expect(try office.all("organisation").count == 2)
  }

  @Test("awards carry the name of the register, and another name in the file is said")
  func names() throws {
    let office = try TrainingOffice()
    try office.run("person --add --name Peter_Lokwang --email p@example.org")
    office.file(
      "report.csv",
      "id,Name,Mail,Course complete\n1,LOKWANG Peter,p@example.org,2026-02-01\n"
        + "2,X,p@example.org,2026-03-01\n")
    let run = try office.run(
      "import report.csv --source moodle-completion --course GEN-101 --date-order ymd "
        + "--email-column Mail")
    #expect(
      run.result.object?["rows"]?.array?.map { $0["reason"]?.string } == [
        nil, "known under another name",
      ])
    #expect(Award.all(in: try office.all("award")).allSatisfy { $0.person == "Peter Lokwang" })
  }

  @Test("a completion after a waiver is the first award")
  func waived() throws {
    let office = try TrainingOffice()
    try office.run("person --add --name Ann --email a@example.org")
    try office.run(
      "waive a@example.org GEN-101 --because administrative --basis X --until 2026-12-31")
    office.file("report.csv", "id,Name,Mail,Course complete\n1,Ann,a@example.org,2026-02-01\n")
    let run = try office.run(
      "import report.csv --source moodle-completion --course GEN-101 --date-order ymd "
        + "--email-column Mail")
    #expect(run.result.object?["rows"]?.array?.first?["effect"]?.string == "award")
  }

  @Test("attendance of one day of several is a part of the hours; a second word for it is refused")
  func days() throws {
    let office = try TrainingOffice()
    let scheduled = try office.run("schedule GEN-101 --on 2026-11-20 --until 2026-11-21")
    let session = try #require(scheduled.result.object?["session"]?.string)
    office.file("people.csv", "person,email\nAnn,ann@example.org\n")
    try office.run("enrol \(session) --from people.csv")
    office.file(
      "marks.csv",
      "User,Mail,Scanned,Status\nAnn,ann@example.org,2026-11-20,P\n"
        + "Ann,ann@example.org,2026-11-20,A\n")
    let run = try office.run(
      "import marks.csv --source moodle-attendance --session \(session) --email-column Mail "
        + "--status-column Status --scan-column Scanned --date-order ymd --status P=present "
        + "--status A=absent")
    #expect(
      run.result.object?["rows"]?.array?.map { $0["reason"]?.string } == [
        nil, "another line gives another status",
      ])
    #expect(try office.all("attendance").map { $0.integer("minutes") } == [90])
  }

  @Test("attendance: only who is enrolled, on a day of the session, once")
  func attendance() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101", on: "2026-11-20")
    office.file(
      "people.csv", "person,organisation,email\nAnn,Partner,ann@example.org\n")
    try office.run("enrol \(session) --from people.csv")
    office.file(
      "marks.csv",
      "User,Mail,Scanned,Status\nAnn,ann@example.org,20/11/2026 09:00,P\n"
        + "Ann,ann@example.org,21/11/2026 09:00,P\nBob,bob@example.org,20/11/2026 09:00,P\n"
        + "Ann,ann@example.org,20/11/2026 09:00,?\n")
    let line =
      "import marks.csv --source moodle-attendance --session \(session) --email-column Mail "
      + "--status-column Status --scan-column Scanned --date-order dmy --status P=present"
    let run = try office.run(line)
    #expect(
      run.result.object?["rows"]?.array?.map { $0["reason"]?.string } == [
        nil, "2026-11-21 is no day of the session", "not in the register, so not enrolled",
        "a status that nobody explained",
      ])
    #expect(
      run.result.object?["rows"]?.array?.map { $0["outcome"]?.string } == [
        "matched", "rejected", "rejected", "rejected",
      ])
    #expect(try office.all("attendance").count == 1)
    #expect(try office.all("attendance").first?.integer("minutes") == 180)
    #expect(try office.run(line).result.object?["written"] == .integer(0))
  }

  @Test("slips are refused with the next step, and nothing is written")
  func slips() throws {
    let office = try TrainingOffice()
    office.file("report.csv", Self.completion)
    office.file("picture.csv", "%PDF-1.4")
    for line in [
      "import report.csv --source moodle-completion --course GEN-101 --date-order dmy",
      "import report.csv --source moodle-completion --course GEN-101 --email-column Email_address",
      "import report.csv --source moodle-completion --date-order dmy --email-column Email_address",
      "import report.csv --source moodle-completion --course NO-1 --date-order dmy --email-column "
        + "Email_address",
      "import report.csv --source moodle-completion --course GEN-101 --date-order dmy "
        + "--email-column Mail",
      "import report.csv --source moodle-activity --course GEN-101 --email-column Email_address "
        + "--activity Quiz",
      "import report.csv --source sheet --course GEN-101 --email-column Email_address",
      "import picture.csv --source sheet --course GEN-101 --email-column Mail --name-column A "
        + "--date-column B --date-order dmy",
      "import report.csv --source moodle-attendance --email-column Email_address",
      "import missing.csv --source sheet --course GEN-101 --email-column A",
    ] {
      let failure = try office.refusal(line)
      #expect(!failure.hints.isEmpty || failure.kind == .io || failure.kind == .notFound, "\(line)")
      #expect(!failure.shown.contains("example.org"), "\(failure.shown)")
    }
    #expect(try office.all("award").isEmpty)
    #expect(try office.refusal(Self.line, as: "amina").kind == .denied)
  }
}
