internal import FrunCrypto
internal import FrunDomain

/// Splits a file into parts that fit on a medium or into a message, and joins them again.
///
/// The parts hold nothing but the bytes of the file, so `cat NAME.part-* > NAME` joins them, too. Beside them
/// lies `NAME.sha256`, a list that `sha256sum -c` reads: with it a damaged or foreign part is named; without it
/// the parts are told apart by names and sizes, and what is wrong beyond that is noticed when the file is opened.
package enum FileParts {
  /// The smallest part.
  package static let smallest: UInt64 = 1024

  /// Writes the parts of the file at `path` into `folder`. Returns the paths written, the list last.
  ///
  /// After a failure none of them is left.
  @discardableResult
  package static func split(
    _ path: String, size: UInt64, folder: String, replacing: Bool = false,
    progress: ByteProgress? = nil
  ) throws -> [String] {
    let source = try InputFile(path: path)
    guard source.size > 0 else { throw ExchangeError(.storeEmpty) }
    guard size >= smallest else {
      throw ExchangeError(.containerSizeMalformed, detail: "a part has at least 1024 bytes")
    }
    let needed = (source.size - 1) / size + 1
    guard needed <= UInt64(PartName.most) else {
      throw ExchangeError(.containerTooManyEntries, detail: "more than 9999 parts")
    }
    let base = String(path.split(separator: "/").last ?? "")
    var written: [String] = []
    do {
      var list = ""
      let whole = SHA256.Stream()
      var done: UInt64 = 0
      for number in 1...Int(needed) {
        let name = PartName(base: base, number: number, count: Int(needed))
        let target = folder + "/" + name.text
        let digest = try part(of: source, to: target, size, whole, replacing) { count in
          done += count
          try progress?(done, source.size)
        }
        written.append(target)
        list += Hexadecimal.text(digest) + "  " + name.text + "\n"
      }
      guard done == source.size else { throw ExchangeError(.storeChanged) }
      list += Hexadecimal.text(whole.finalize()) + "  " + base + "\n"
      let target = folder + "/" + base + ".sha256"
      let file = try DurableFile(path: target, replacing: replacing)
      try Array(list.utf8).withUnsafeBytes { try file.write($0) }
      try file.commit()
      return written + [target]
    } catch {
      for path in written { InputFile.remove(path) }
      throw error
    }
  }

  private static func part(
    of source: InputFile, to path: String, _ size: UInt64, _ whole: SHA256.Stream,
    _ replacing: Bool, _ wrote: (UInt64) throws -> Void
  ) throws -> [UInt8] {
    let file = try DurableFile(path: path, replacing: replacing)
    let hash = SHA256.Stream()
    let buffer = ReusedBuffer(256 << 10)
    var rest = size
    while rest > 0 {
      let bytes = try buffer.fill { memory in
        let most = Int(min(rest, UInt64(memory.count)))
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: memory.prefix(most)))
      }
      if bytes.isEmpty { break }
      hash.update(bytes)
      whole.update(bytes)
      try file.write(bytes)
      rest -= UInt64(bytes.count)
      try wrote(UInt64(bytes.count))
    }
    try file.commit()
    return hash.finalize()
  }

  /// Joins the parts at `paths` into a new file at `output`; of a single path the others are looked for in its
  /// folder. Returns the size written.
  @discardableResult
  package static func join(
    _ paths: [String], output: String, replacing: Bool = false, progress: ByteProgress? = nil
  ) throws -> UInt64 {
    let set = try PartSet(paths)
    let file = try DurableFile(path: output, replacing: replacing)
    let buffer = ReusedBuffer(256 << 10)
    var done: UInt64 = 0
    for part in set.parts {
      let source = try InputFile(path: part.path)
      let hash = SHA256.Stream()
      var isFirst = true
      while true {
        let bytes = try buffer.fill { try source.read(into: $0) }
        if bytes.isEmpty { break }
        if isFirst, part.name.number > 1, beginsAnotherFile(bytes) {
          throw ExchangeError(.envelopePartForeign, at: part.name.place)
        }
        isFirst = false
        hash.update(bytes)
        try file.write(bytes)
        done += UInt64(bytes.count)
        try progress?(done, set.size)
      }
      if let digest = set.digests[part.name.text], digest != hash.finalize() {
        throw ExchangeError(
          .envelopePartForeign, at: part.name.place, detail: "not the part in the list")
      }
    }
    try file.commit()
    return done
  }

  /// An age file begins only once; seen again, parts of two files were mixed.
  private static func beginsAnotherFile(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: Array("age-encryption.org/v".utf8))
      || bytes.starts(with: Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8))
  }
}
