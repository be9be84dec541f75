import FrunArchive
import FrunCrypto
import FrunDomain

@testable import FrunExchange

extension Attack {
  private static func names(_ number: Int, _ title: String, _ names: [String]) -> Attack {
    Attack(number, title, "container.name-forbidden") {
      var codes: Set<String> = []
      for name in names {
        for place in [8, 11] {
          var scene = try AttackScene()
          scene.forge.entries.insert((name, [1]), at: place)
          codes.insert(try scene.refusal ?? "taken")
        }
      }
      return codes.sorted()
    }
  }

  /// Entries that are no plain files, put in front of others; the files that they point at must stay
  /// as they were.
  private static func entries(
    _ number: Int, _ title: String, _ attempts: @escaping @Sendable (String) -> [[RawEntry]]
  ) -> Attack {
    Attack(number, title, "container.entry-type-forbidden") {
      let outside = try TemporaryFolder()
      try outside.write("victim", Array("as it was".utf8))
      var codes: Set<String> = []
      for attempt in attempts(outside.path) {
        for place in [7, 10] {
          var scene = try AttackScene()
          scene.forge.insert(attempt, before: place)
          codes.insert(try scene.refusal ?? "taken")
        }
      }
      let kept = try InputFile(path: outside.path + "/victim").read()
      if kept != Array("as it was".utf8) || outside.names() != ["victim"] {
        codes.insert("something outside was changed")
      }
      return codes.sorted()
    }
  }

  static let containerAttacks = [
    names(1, "names that climb out", ["../evil", "data/../../evil", "data/ops/../../x"]),
    names(2, "absolute names", ["/etc/evil", "/data/README.txt"]),
    entries(3, "a link to a folder, then files through it") { outside in
      [
        [RawEntry("data/ops", "2", link: outside)],
        [RawEntry("data", "2", link: outside), RawEntry("data/victim", "0", [1])],
      ]
    },
    entries(4, "a folder that becomes a link, then files through it") { outside in
      [[RawEntry("data/ops/", "5"), RawEntry("data/ops", "2", link: outside)]]
    },
    entries(5, "a link to a file, then a file of its name") { outside in
      [[RawEntry("data/README.txt", "2", link: outside + "/victim")]]
    },
    entries(6, "hard links to files outside, with contents too") { outside in
      [
        [RawEntry("data/README.txt", "1", link: outside + "/victim")],
        [RawEntry("data/README.txt", "1", link: "../../victim")],
        [RawEntry("data/README.txt", "1", link: outside + "/victim", [0x78])],
      ]
    },
    entries(7, "a link to a system file") { _ in
      [[RawEntry("data/case.json", "2", link: "/etc/passwd")]]
    },
    entries(8, "pipes and devices") { _ in
      "346".map { [RawEntry("data/README.txt", $0)] }
    },
    Attack(
      9, "set-user-id and set-group-id modes", "container.not-ustar", "nothing with such a mode"
    ) {
      var codes: Set<String> = []
      var modes: Set<UInt32> = []
      for mode in ["0006755", "0004755", "0002755", "0001777", "0104644"] {
        var scene = try AttackScene()
        scene.forge.changeLastHeader { header in
          let digits = Array("\(mode)\0".utf8)
          header.replaceSubrange(header.startIndex + 100..<header.startIndex + 108, with: digits)
        }
        codes.insert(try scene.refusal ?? "taken")
        // Salvage is what makes files of an archive: its modes are its own.
        modes.formUnion(try scene.salvagedModes())
      }
      return codes.sorted() + [modes == [0o600] ? "nothing with such a mode" : "\(modes)"]
    },
    Attack(10, "two entries of one name", "container.duplicate-entry") {
      $0.forge.entries.insert($0.forge.entries[8], at: 9)
    },
    names(
      11, "names that differ in case or composition only",
      [
        "Data/README.txt", "data/readme.txt",
        "data/attachments/" + String(repeating: "AB", count: 32),
      ]),
    Attack(
      12, "names with controls, line ends and marks of direction", "container.name-forbidden"
    ) {
      var codes: Set<String> = []
      for bytes: [UInt8] in [[0x0A], [0x1B, 0x5B], [0xE2, 0x80, 0xAE], [0xFF]] {
        var scene = try AttackScene()
        scene.forge.changeLastHeader { header in
          let start = header.startIndex + 60
          header.replaceSubrange(start..<start + bytes.count, with: bytes)
        }
        codes.insert(try scene.refusal ?? "taken")
      }
      return codes.sorted()
    },
    Attack(
      13, "sparse files of terabytes", "container.entry-type-forbidden", "container.not-ustar"
    ) {
      var scene = try AttackScene()
      scene.forge.insert([RawEntry("data/README.txt", "S")], before: 7)
      let old = try scene.refusal ?? "taken"
      scene = try AttackScene()
      scene.forge.insert(
        [
          RawEntry(
            "GNUSparseFile.0/data", "x", Array("30 GNU.sparse.realsize=1099511627776\n".utf8))
        ], before: 7)
      let new = try scene.refusal ?? "taken"
      scene = try AttackScene()
      var foreign = RawEntry("data/README.txt", "S")
      foreign.magic = Array("ustar  \0".utf8)
      scene.forge.insert([foreign], before: 7)
      return Set([old, new, try scene.refusal ?? "taken"]).sorted()
    },
    Attack(
      14, "a few bytes that unpack to very many", "compression.budget-exceeded",
      "container.trailing-data", "container.entry-too-large"
    ) {
      let scene = try AttackScene()
      let good = try Forge.pack(scene.forge.tar())
      let zeros = try Forge.pack([UInt8](repeating: 0, count: 128 << 20))
      var bomb = scene
      bomb.forge.entries[1].bytes = [UInt8](repeating: 0x61, count: 1 << 20)
      return [
        try signedBomb(), try scene.refusal(scene.forge.file(packed: good + zeros)) ?? "taken",
        try bomb.refusal ?? "taken",
      ]
    },
    Attack(
      15, "another packer, or one in another", "compression.unknown-filter",
      "compression.unknown-filter"
    ) {
      let scene = try AttackScene()
      let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      return try scene.refusals([
        scene.forge.file(packed: gzip), scene.forge.file(packed: scene.forge.tar()),
      ])
    },
    Attack(16, "a window of gigabytes", "compression.window-too-large") {
      let scene = try AttackScene()
      let window: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x09, 0, 0, 0x41]
      return try scene.refusals([scene.forge.file(packed: window)])
    },
    Attack(
      28, "files absent, unlisted, listed twice or with two sums", "bag.file-missing",
      "bag.file-unlisted", "bag.manifest-duplicate", "bag.manifest-duplicate"
    ) {
      var codes: [String] = []
      var scene = try AttackScene()
      scene.forge.entries.removeLast()
      codes.append(try scene.refusal ?? "taken")
      scene = try AttackScene()
      scene.forge.entries.append(
        ("data/attachments/" + String(repeating: "ff", count: 32), [1]))
      codes.append(try scene.refusal ?? "taken")
      scene = try AttackScene()
      scene.forge["manifest-sha256.txt"] += scene.forge["manifest-sha256.txt"]
      try scene.forge.sign()
      codes.append(try scene.refusal ?? "taken")
      scene = try AttackScene()
      let sum = String(repeating: "00", count: 32)
      scene.forge["manifest-sha256.txt"] += "\(sum)  data/README.txt\n"
      try scene.forge.sign()
      codes.append(try scene.refusal ?? "taken")
      return codes
    },
    Attack(29, "a list of files to fetch", "bag.fetch-forbidden", "bag.fetch-forbidden") {
      let lines = Array(
        "http://evil.example/x 10 data/../../x\nfile:///etc/passwd - data/README.txt\n".utf8)
      var codes: Set<String> = []
      for place in [0, 3, 7, 8, 11] {
        var scene = try AttackScene()
        scene.forge.entries.insert(("fetch.txt", lines), at: place)
        codes.insert(try scene.refusal ?? "taken")
      }
      // By somebody with the key, who lists it like any other tag file.
      var scene = try AttackScene()
      scene.forge.entries.insert(("fetch.txt", lines), at: 3)
      try scene.forge.sign(alsoListing: "fetch.txt")
      return codes.sorted() + [try scene.refusal ?? "taken"]
    },
    Attack(30, "hostile paths in a manifest", "bag.manifest-syntax") {
      var codes: Set<String> = []
      for path in ["~/README.txt", "data/../x", "/data/x", "data/a%0Ab", "data\\x"] {
        var scene = try AttackScene()
        scene.forge.replace("manifest-sha256.txt", "data/README.txt", path)
        try scene.forge.sign()
        codes.insert(try scene.refusal ?? "taken")
      }
      return codes.sorted()
    },
    Attack(
      31, "another encoding or version of the bag", "bag.declaration-missing", "bag.version",
      "bag.encoding"
    ) {
      var codes: [String] = []
      for (old, new) in [("BagIt-V", "\u{FEFF}BagIt-V"), ("1.0", "9.9"), ("UTF-8", "UTF-7")] {
        var scene = try AttackScene()
        scene.forge.replace("bagit.txt", old, new)
        codes.append(try scene.refusal ?? "taken")
      }
      return codes
    },
  ]

  /// A member signs for 16 MiB and packs twice as much into some kilobytes.
  private static func signedBomb() throws -> String {
    var scene = try AttackScene()
    let files = [UInt8(0), 1].map { byte in [UInt8](repeating: byte, count: 16 << 20) }
    let named = files.map { ("data/attachments/" + Hexadecimal.text(SHA256.hash($0)), $0) }
    scene.forge.entries.removeLast(2)
    scene.forge.entries += named.sorted { $0.0 < $1.0 }
    try scene.forge.mend()
    let payload = scene.forge.entries.filter { $0.path.hasPrefix("data/") }
    let total = payload.reduce(0) { $0 + $1.bytes.count }
    let said = total - (16 << 20) + 1
    scene.forge.replace("frun/archive.json", "\"bytes\":\(total)", "\"bytes\":\(said)")
    scene.forge.replace(
      "bag-info.txt", "Payload-Oxum: \(total).", "Payload-Oxum: \(said).")
    try scene.forge.sign()
    let file = try scene.forge.file()
    guard file.count < 64 << 10 else { return "no bomb: \(file.count) bytes" }
    return try scene.refusal(file) ?? "taken"
  }
}
