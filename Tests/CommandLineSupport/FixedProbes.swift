package import FrunHost

/// Facts of a machine that is only described.
package struct FixedProbes: Probes {
  package var userID: UInt32 = 1_000
  package var texts: [String: String] = [
    "/proc/self/mounts": "/dev/dm-0 / ext4 rw 0 0\n",
    "/sys/dev/block/254:0/dm/uuid": "CRYPT-LUKS2-0123\n",
    "/proc/swaps": "Filename Type Size Used Priority\n/dev/zram0 partition 100 0 100\n",
    "/proc/sys/kernel/core_pattern": "core\n",
  ]
  package var paths: [String: PathFacts] = [:]
  /// Facts of every path that is not named in ``paths``.
  package var otherPaths: PathFacts? = PathFacts(mode: 0o700, owner: 1_000, isDirectory: true)
  package var volume: VolumeFacts? = VolumeFacts(freeBytes: 10 << 30, device: "254:0")
  package var versions: [Library: String] = [
    .sqlite: "3.40.1", .libcrypto: "OpenSSL 3.0.0", .libarchive: "libarchive 3.6.2",
  ]
  package var microseconds: Int? = 400
  package var confinement = ConfinementFacts(landlock: 7, hasFilter: true)

  package init() {}

  package func text(of path: String) -> String? { texts[path] }
  package func facts(of path: String) -> PathFacts? {
    path.hasSuffix("/.stfolder") ? paths[path] : paths[path] ?? otherPaths
  }
  package func volume(of path: String) -> VolumeFacts? { volume }
  package func version(of library: Library) -> String? { versions[library] }
  package func syncMicroseconds(in directory: String) -> Int? { microseconds }
}
