import FrunDomain
import Testing

@Suite("Names of time zones")
struct ZoneNamesTests {
  @Test(
    "known names, renamed ones included, in any case",
    arguments: [
      ("Africa/Kampala", "Africa/Kampala"), ("asia/KATHMANDU", "Asia/Kathmandu"),
      ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
      ("Europe/Kyiv", "Europe/Kyiv"), ("Europe/Kiev", "Europe/Kiev"), ("utc", "UTC"),
      ("Etc/GMT+3", "Etc/GMT+3"),
    ])
  func known(_ typed: String, _ name: String) {
    #expect(ZoneNames.canonical(typed) == name)
  }

  @Test("others are none", arguments: ["Mars/Olympus", "", "Africa", "Kampala", "EAT", "+03:00"])
  func unknown(_ typed: String) {
    #expect(ZoneNames.canonical(typed) == nil)
  }

  @Test("a city without its area and a slip are understood")
  func near() {
    #expect(ZoneNames.near("kampala") == ["Africa/Kampala"])
    #expect(ZoneNames.near("dar es salaam") == ["Africa/Dar_es_Salaam"])
    #expect(ZoneNames.near("Africa/Campala") == ["Africa/Kampala"])
    #expect(ZoneNames.near("Mars/Olympus").isEmpty)
  }

  @Test("all can be kept with a moment, and stand once")
  func all() {
    #expect(ZoneNames.all.count > 590)
    #expect(Set(ZoneNames.all).count == ZoneNames.all.count)
    #expect(ZoneNames.all.allSatisfy { Moment.isZoneName($0) })
  }
}
