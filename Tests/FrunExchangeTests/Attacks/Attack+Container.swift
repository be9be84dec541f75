import FrunArchive
import FrunCrypto

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

  private static func types(_ number: Int, _ title: String, _ types: String) -> Attack {
    Attack(number, title, "container.entry-type-forbidden") {
      var codes: Set<String> = []
      for type in types {
        var scene = try AttackScene()
        scene.forge.setLastType(type)
        codes.insert(try scene.refusal ?? "taken")
      }
      return codes.sorted()
    }
  }

  static let containerAttacks = [
    names(1, "names that climb out", ["../evil", "data/../../evil", "data/ops/../../x"]),
    names(2, "absolute names", ["/etc/evil", "/data/README.txt"]),
    types(3, "a link to a folder, then a file through it", "2"),
    types(4, "a folder that becomes a link", "5"),
    types(5, "a link, then a file of its name", "2"),
    types(6, "hard links to files outside", "1"),
    types(7, "a link to a system file", "2"),
    types(8, "pipes and devices", "346"),
    Attack(9, "set-user-id and set-group-id modes", "container.not-ustar") {
      var scene = try AttackScene()
      // No file is ever made with a mode of the archive; a foreign one is refused all the same.
      scene.forge.changeLastHeader { header in
        let mode = Array("0006755\0".utf8)
        header.replaceSubrange(header.startIndex + 100..<header.startIndex + 108, with: mode)
      }
      return [try scene.refusal ?? "taken"]
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
    types(13, "sparse files", "S"),
    Attack(
      14, "a few bytes that unpack to very many", "container.trailing-data",
      "container.entry-too-large"
    ) {
      let scene = try AttackScene()
      let good = try Forge.pack(scene.forge.tar())
      let zeros = try Forge.pack([UInt8](repeating: 0, count: 128 << 20))
      var bomb = scene
      bomb.forge.entries[1].bytes = [UInt8](repeating: 0x61, count: 1 << 20)
      return [
        try scene.refusal(scene.forge.file(packed: good + zeros)) ?? "taken",
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
    names(29, "a list of files to fetch", ["fetch.txt"]),
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
}
