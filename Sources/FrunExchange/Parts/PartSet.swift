internal import FrunCrypto
internal import FrunDomain

/// The parts of one file, in order and complete as far as names and sizes tell.
struct PartSet {
  struct Part {
    let name: PartName
    let path: String
    let size: UInt64
  }

  let parts: [Part]
  /// Check sums by file name, when the list lies beside the first part.
  let digests: [String: [UInt8]]

  /// Size of the whole file.
  var size: UInt64 { parts.reduce(0) { $0 + $1.size } }

  /// Finds out which parts there are; of a single path the others are looked for in its folder.
  init(_ paths: [String]) throws {
    var found: [(name: PartName, path: String)] = []
    for path in paths {
      let (folder, file) = Self.split(path)
      guard let name = PartName(file) else {
        throw ExchangeError(.envelopePartForeign, detail: "not the name of a part")
      }
      if paths.count == 1 {
        found = (1...name.count).map { number in
          let name = PartName(base: name.base, number: number, count: name.count)
          return (name, folder + name.text)
        }.filter { InputFile.exists($0.path) }
        // The one that was named is opened below, so that what is wrong with it is told.
        if found.isEmpty { found = [(name, path)] }
      } else {
        found.append((name, path))
      }
    }
    guard let first = found.first?.name else { throw ExchangeError(.envelopePartMissing) }
    for part in found where part.name.base != first.base || part.name.count != first.count {
      throw ExchangeError(.envelopePartForeign, at: part.name.place, detail: "of another file")
    }
    found.sort { $0.name.number < $1.name.number }
    let missing = Set(1...first.count).subtracting(found.map(\.name.number)).sorted()
    guard missing.isEmpty else {
      let numbers = missing.prefix(10).map(String.init).joined(separator: ", ")
      let more = missing.count > 10 ? " and \(missing.count - 10) more" : ""
      throw ExchangeError(
        .envelopePartMissing,
        at: "\(missing.count == 1 ? "part" : "parts") \(numbers)\(more)"
          + " of \(first.count)")
    }
    guard found.count == first.count else {
      throw ExchangeError(.envelopePartForeign, detail: "a part is named twice")
    }
    let parts = try found.map { part in
      Part(name: part.name, path: part.path, size: try InputFile(path: part.path).size)
    }
    try Self.checkSizes(parts)
    self.parts = parts
    digests = try Self.list(Self.split(parts[0].path).folder + first.listName)
  }

  /// All parts are of one size, but the last may be shorter.
  private static func checkSizes(_ parts: [Part]) throws(ExchangeError) {
    guard let usual = parts.first?.size else { return }
    for part in parts {
      let isLast = part.name.number == part.name.count
      let fits = isLast ? (1...max(usual, 1)).contains(part.size) : part.size == usual
      guard fits || (isLast && parts.count == 1) else {
        throw ExchangeError(.envelopePartForeign, at: part.name.place, detail: "of another size")
      }
    }
  }

  private static func list(_ path: String) throws -> [String: [UInt8]] {
    guard InputFile.exists(path) else { return [:] }
    let file = try InputFile(path: path)
    // 9,999 lines of check sum and name; whatever is larger is not our list.
    guard file.size <= 4 << 20 else { return [:] }
    var bytes: [UInt8] = []
    while case let next = try file.read(), !next.isEmpty { bytes += next }
    var digests: [String: [UInt8]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let digits = line.prefix(64)
      guard digits.utf8.count == 64, line.dropFirst(64).hasPrefix("  "),
        let digest = Hexadecimal.bytes(String(digits))
      else { continue }
      digests[String(line.dropFirst(66))] = digest
    }
    return digests
  }

  private static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
