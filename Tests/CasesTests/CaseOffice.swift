import Cases
import FrunKit
import FrunTestSupport
import FrunText

/// An office with the cases module and a few cases in several scripts.
struct CaseOffice {
  let services: TestServices
  let module = CasesModule()

  init(seed: UInt64 = 1) throws { services = try TestServices(seed: seed) }

  /// A child with mother, brother and the aunt it lives with.
  static let layan = """
    {"name": "ليان خالد الحموي", "latinName": "Layan Khaled al-Hamwi", "sex": "female",
     "birthDate": "2014-03-19", "nationality": ["SY"], "language": ["ar"],
     "protectionStatus": "unaccompanied", "riskLevel": "medium", "openedOn": "2026-10-05",
     "separatedOn": "2026-08", "separationPlace": "Border crossing, night of the storm",
     "separationCause": "conflict", "tracingStatus": "open",
     "consent": {"services": "given", "tracing": "given", "sharing": "refused"},
     "relatives": [
       {"name": "رنا صباغ", "latinName": "Rana Sabbagh", "relation": "mother", "sex": "female",
        "birthDate": "~1989", "alive": "alive", "inContact": "no", "separatedFrom": "yes",
        "role": "sought_relative"},
       {"name": "سامر الحموي", "relation": "brother", "sex": "male", "birthDate": "2017",
        "separatedFrom": "yes"},
       {"name": "منى درويش", "relation": "aunt", "isCaregiver": true, "livesInHousehold": true,
        "birthDate": "~1985"}]}
    """
  /// A boy in care of an unrelated adult.
  static let kyaw = """
    {"name": "ကျော်စွာ", "sex": "male", "birthDate": "~2012", "nationality": ["MM"],
     "protectionStatus": "separated", "riskLevel": "high", "openedOn": "2026-11-02",
     "relatives": [{"name": "ဒေါ်ခင်လှ", "relation": "caregiver", "isCaregiver": true,
        "livesInHousehold": true}]}
    """
  /// A girl alone.
  static let selam = """
    {"name": "ሰላም ተስፋዬ", "sex": "female", "birthDate": "2010-05", "riskLevel": "low",
     "protectionStatus": "unaccompanied", "openedOn": "2026-11-20"}
    """

  /// Registers a case and gives its number.
  @discardableResult
  func open(_ json: String = layan, as handle: String? = nil) throws -> String {
    services.files["child.json"] = Array(json.utf8)
    let run = try services.run(module, ["case", "new", "--from", "child.json"], as: handle)
    return run.result["number"]?.string ?? ""
  }

  @discardableResult
  func run(_ words: String..., as handle: String? = nil) throws -> TestRun {
    try services.run(module, ["case"] + words, as: handle)
  }

  func refusal(_ words: String..., as handle: String? = nil) throws -> Failure? {
    try services.refusal(module, ["case"] + words, as: handle)
  }

  /// The result of `case show`.
  func shown(_ number: String) throws -> JSONValue {
    try run("show", number).result
  }

  /// Two teams that have the same case and answer its risk level differently.
  static func disagreeing() throws -> (office: CaseOffice, number: String) {
    let office = try CaseOffice(seed: 1)
    let other = try CaseOffice(seed: 2)
    let number = try office.open()
    try other.services.receiveCases(from: office.services)
    try office.run("edit", number, "--set", "riskLevel=low", "--reason", "second visit went well")
    other.services.advance(minutes: 5)
    try other.run(
      "edit", number, "--set", "riskLevel=high", "--reason", "neighbour reports threats")
    try office.services.receiveCases(from: other.services)
    return (office, number)
  }
}
