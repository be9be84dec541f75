import FrunDomain
import Testing

@Suite("Moments")
struct MomentTests {
  @Test("UTC, wall and local day")
  func texts() {
    let moment = Moment(
      utcMilliseconds: 1_777_070_109_007, zone: "Africa/Cairo", offsetSeconds: 10_800)
    #expect(moment.utcText == "2026-04-24T22:35:09.007Z")
    #expect(moment.wallText == "2026-04-25T01:35:09.007+03:00[Africa/Cairo]")
    #expect(moment.shortText == "2026-04-25 01:35")
    #expect(moment.localDay.description == "2026-04-25")
  }

  @Test(
    "the wall text reads back as the same moment",
    arguments: [
      (0, "UTC", 0), (-1, "America/St_Johns", -12_600),
      (1_777_070_109_007, "Asia/Kathmandu", 20_700),
      (-5_000_000_000_000, "Europe/Amsterdam", 1172), (253_402_214_400_000, "Etc/GMT-14", 50_400),
      (-62_135_510_400_000, "Etc/GMT+12", -43_200),
    ])
  func roundTrip(milliseconds: Int64, zone: String, offset: Int) throws {
    let moment = Moment(utcMilliseconds: milliseconds, zone: zone, offsetSeconds: offset)
    #expect(try Moment(parsing: moment.wallText) == moment)
  }

  @Test("limits hold instead of trapping")
  func limits() {
    let extreme = Moment(utcMilliseconds: .max, zone: "no zone!", offsetSeconds: .min)
    #expect(extreme.zone == "Etc/Unknown")
    #expect(extreme.offsetSeconds == -64_800)
    #expect(extreme.localDay.year == 9999)
    #expect(Moment(utcMilliseconds: .min, offsetSeconds: .min).localDay.year == 1)
  }

  @Test(
    "other spellings are refused",
    arguments: [
      "2026-04-24T22:35:09Z", "2026-04-24 22:35:09.000Z", "2026-04-24T22:35:09.000+03:00",
      "2026-04-24T24:35:09.000Z", "2026-04-24T22:35:09.000+03:00[Africa/Cairo",
      "2026-04-24T22:35:09.000+99:00[UTC]", "2026-04-24T22:35:09.000+03:00:00[UTC]", "",
      "2026-04-24T22:35:09.000+[UTC]",
    ])
  func refused(text: String) {
    #expect(throws: DomainError.self) { try Moment(parsing: text) }
  }
}
