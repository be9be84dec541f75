import CommandLineSupport
import FrunDomain
import FrunHost
import Testing

@Suite struct DoctorTests {
  /// Runs `doctor --json` on a machine and answers the grade of each code.
  private func grades(_ change: (inout FixedProbes) -> Void) throws -> (Int32, [String: String]) {
    let host = TestHost(modules: [])
    change(&host.probes)
    return try grades(host)
  }

  private func grades(_ host: TestHost) throws -> (Int32, [String: String]) {
    let result = host.run(["doctor", "--json"])
    var grades: [String: String] = [:]
    for match in result.output.matches(of: /"code":"([^"]+)","subject":"[^"]*","grade":"([a-z]+)"/)
    {
      grades[String(match.output.1)] = String(match.output.2)
    }
    try #require(grades["version"] == "good", "\(result.output)\(result.error)")
    return (result.status, grades)
  }

  @Test func aSoundLaptop() throws {
    let (status, grades) = try grades { _ in }
    #expect(status == 0)
    #expect(grades.values.allSatisfy { $0 == "good" })
    #expect(grades.count >= 14)
  }

  @Test func eachFaultIsSeenAndGraded() throws {
    let faults: [(String, String, (inout FixedProbes) -> Void)] = [
      ("library.sqlite", "bad", { $0.versions[.sqlite] = nil }),
      ("library.libarchive", "caution", { $0.versions[.libarchive] = nil }),
      ("home.permissions", "caution", { $0.otherPaths?.mode = 0o755 }),
      ("home.permissions", "bad", { $0.otherPaths?.owner = 0 }),
      ("home.network", "bad", { $0.texts["/proc/self/mounts"] = "s:/x / nfs4 rw 0 0\n" }),
      ("home.memory", "bad", { $0.texts["/proc/self/mounts"] = "t / tmpfs rw 0 0\n" }),
      ("disk.space", "bad", { $0.volume?.freeBytes = 10 << 20 }),
      ("disk.space", "caution", { $0.volume?.freeBytes = 100 << 20 }),
      ("disk.encryption", "caution", { $0.texts["/sys/dev/block/254:0/dm/uuid"] = "LVM-x" }),
      ("disk.encryption", "caution", { $0.texts["/sys/dev/block/254:0/dm/uuid"] = nil }),
      ("disk.sync", "caution", { $0.microseconds = 2 }),
      ("swap", "caution", { $0.texts["/proc/swaps"] = "Filename\n/dev/sda2 partition 1 0 1\n" }),
      ("plugins.confinement", "caution", { $0.confinement.landlock = 0 }),
      ("plugins.confinement", "caution", { $0.confinement.hasFilter = false }),
      (
        "unlock.memory", "caution",
        {
          $0.paths["/run"] = nil; $0.otherPaths?.mode = 0o755
        }
      ),
    ]
    for (code, grade, change) in faults {
      let (status, found) = try grades(change)
      #expect(found[code] == grade, "\(code)")
      #expect(status == (found.values.contains("bad") ? 1 : 0), "\(code)")
    }
  }

  @Test func encryptedSwapIsFine() throws {
    let (_, found) = try grades {
      $0.texts["/proc/swaps"] = "Filename\n/dev/dm-1 partition 1 0 1\n"
      $0.texts["/sys/class/block/dm-1/dm/uuid"] = "CRYPT-PLAIN-swap\n"
    }
    #expect(found["swap"] == "good")
  }

  @Test func hibernationOntoAnOpenDiskIsBad() throws {
    let (status, found) = try grades {
      $0.texts["/proc/swaps"] = "Filename\n/dev/sda2 partition 1 0 1\n"
      $0.texts["/sys/power/resume"] = "8:2\n"
    }
    #expect(found["hibernation"] == "bad" && status == 1)
  }

  @Test func synchronisedFoldersAreSeenByNameAndByMarker() throws {
    let host = TestHost(modules: [])
    host.environment["FRUN_HOME"] = "/home/am/Nextcloud/work"
    #expect(try grades(host).1["home.synchronised"] == "bad")
    host.environment["FRUN_HOME"] = "/home/am/shared/work"
    #expect(try grades(host).1["home.synchronised"] == nil)
    host.probes.paths["/home/am/shared/.stfolder"] =
      PathFacts(mode: 0o700, owner: 1_000, isDirectory: true)
    #expect(try grades(host).1["home.synchronised"] == "bad")
  }

  @Test func aClockThatWentBackIsBad() throws {
    let host = TestHost(modules: [])
    host.now = Moment(utcMilliseconds: 0)
    #expect(try grades(host).1["clock"] == "bad")
  }

  @Test func theOutputHoldsNoContents() throws {
    let host = TestHost(modules: [])
    let result = host.run(["doctor"])
    #expect(result.status == 0)
    #expect(result.output.contains("ok\tSQLite\t3.40.1"))
  }
}
