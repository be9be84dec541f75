import CommandLineSupport
import FrunCrypto
import FrunDomain
import FrunText
import FrunWire
import Testing

@testable import FrunHost

/// The two plugins that come with frun as examples.
@Suite struct ExamplePluginTests {
  static let names = ["donor-table", "travel-day"]
  static let folder = SourceTree.root() + "/Plugins/Examples"

  @Test("the manifests name the programs that lie beside them", arguments: names)
  func manifest(name: String) throws {
    let path = "\(Self.folder)/\(name)"
    let manifest = try PluginManifest(
      parsing: TemporaryDirectory.read("\(path)/plugin.json") ?? [])
    let program = try #require(TemporaryDirectory.read("\(path)/\(manifest.executable)"))
    #expect(
      Hexadecimal.text(SHA256.hash(program)) == Hexadecimal.text(manifest.sha256),
      "after a change, write the new sha256 into plugin.json")
  }

  @Test("the donor's table counts and never sees a case")
  func donorTable() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: false)
    #expect(
      office.host.run(["plugin", "install", "\(Self.folder)/donor-table", "--yes"]).status == 0)
    let table = office.host.run(["donor-table", "--month", "2026-03"])
    #expect(table.status == 0, "\(table.error)")
    #expect(table.output.contains("Cases opened\tfewer than 5"), "\(table.output)")
    let json = try JSONValue(
      parsing: office.host.run(["donor-table", "--month", "2025-01", "--json"]).output)
    #expect(json["data"]?["Cases opened"] == 0)
  }

  @Test("the checklist asks, and without a terminal says why it cannot")
  func travelDay() {
    let office = PluginOffice()
    #expect(
      office.host.run(["plugin", "install", "\(Self.folder)/travel-day", "--yes"]).status == 0)
    let alone = office.host.run(["travel-day"])
    #expect(alone.status != 0)
    office.host.terminalColumns = 80
    office.host.input = Array("yes\nyes\nno\nyes\nyes\n".utf8)
    let run = office.host.run(["travel-day"])
    #expect(run.status == 1 && run.error.contains("1 not done yet"), "\(run)")
  }
}
