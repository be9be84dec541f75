internal import FrunCrypto

/// A copy for people inside an archive, made twice: once to be measured, once to be written. A small
/// one is kept from the first time.
struct ReadableDocument {
  typealias Emit = ([UInt8]) throws -> Void

  let promise: PayloadFile
  private let make: (@escaping Emit) throws -> Void
  private let kept: [UInt8]?

  private static let mostKept = 8 << 20

  /// Measures what `make` emits.
  init(_ entry: ArchiveEntry, _ make: @escaping (@escaping Emit) throws -> Void) throws {
    let hash = SHA256.Stream()
    var size: UInt64 = 0
    var kept: [UInt8]? = []
    try make { bytes in
      hash.update(bytes)
      size += UInt64(bytes.count)
      if size > UInt64(Self.mostKept) { kept = nil }
      kept?.append(contentsOf: bytes)
    }
    promise = PayloadFile(entry: entry, size: size, digest: hash.finalize())
    self.make = make
    self.kept = kept
  }

  var entry: ArchiveEntry { promise.entry }

  /// Emits it once more.
  func write(_ emit: @escaping Emit) throws {
    if let kept { try emit(kept) } else { try make(emit) }
  }
}
