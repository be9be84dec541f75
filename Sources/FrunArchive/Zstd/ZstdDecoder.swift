internal import CArchive

/// Unpacks a stream of zstd frames (RFC 8878) piece by piece, in constant memory.
///
/// Exactly one layer of zstd is decoded, chosen by hand: letting the library guess would also
/// unpack a second layer or let plain bytes through. Frames may follow one another; windows above
/// 128 MiB are refused by the library. Not usable from two threads.
package final class ZstdDecoder {
  /// Gives the next compressed bytes; an empty array is the end.
  package typealias Source = () throws -> [UInt8]

  /// Gives the next compressed bytes, valid until the next call; an empty buffer is the end.
  package typealias BufferSource = () throws -> UnsafeRawBufferPointer

  private let calls: UnsafePointer<frun_archive_calls>
  private let source: BufferSource
  private var archive: OpaquePointer?
  /// The first bytes of the stream, looked at before the library sees them.
  private var head: [UInt8] = []
  /// A copy of `head` for the library, which keeps the pointer until the next call.
  private var input: UnsafeMutableBufferPointer<UInt8>?
  private var failure: (any Error)?
  private var sourceEnded = false
  private var ended = false

  /// Bytes unpacked so far.
  package private(set) var count: UInt64 = 0

  /// The most bytes the stream may unpack to. May be lowered or raised between two calls of
  /// ``next(_:)``, when a header read from the stream itself tells what to expect.
  package var budget: UInt64

  /// Prepares a decoder over `source` that gives up once more than `budget` bytes are unpacked.
  package init(budget: UInt64, buffers: @escaping BufferSource) throws(ArchiveError) {
    calls = try Libarchive.calls()
    self.budget = budget
    source = buffers
  }

  /// Prepares a decoder over `source` that gives up once more than `budget` bytes are unpacked.
  package convenience init(budget: UInt64, source: @escaping Source) throws(ArchiveError) {
    let held = HeldInput()
    try self.init(budget: budget, buffers: { held.hold(try source()) })
  }

  deinit {
    if let archive { _ = calls.pointee.archive_read_free(archive) }
    input?.deallocate()
  }

  /// Hands the next unpacked bytes to `use` (valid only during the call); false at the end.
  package func next(_ use: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    if ended { return false }
    let archive = try opened()
    var pointer: UnsafeRawPointer?
    var size = 0
    var offset: Int64 = 0
    let status = calls.pointee.archive_read_data_block(archive, &pointer, &size, &offset)
    if status == ARCHIVE_EOF {
      ended = true
      return false
    }
    guard status == ARCHIVE_OK else { throw diagnosis(archive) }
    let (sum, overflow) = count.addingReportingOverflow(UInt64(size))
    if overflow || sum > budget {
      throw ArchiveError(
        .budgetExceeded, "the data unpacks to more than was announced", at: budget)
    }
    count = sum
    try use(UnsafeRawBufferPointer(start: pointer, count: size))
    return true
  }

  private func opened() throws -> OpaquePointer {
    if let archive { return archive }
    while head.count < ZstdFrameHeader.longest {
      let bytes = try source()
      if bytes.isEmpty { break }
      head.append(contentsOf: bytes)
    }
    try ZstdFrameHeader.check(head)
    guard let archive = calls.pointee.archive_read_new() else {
      throw ArchiveError(.libraryMissing, "libarchive could not start a reader")
    }
    self.archive = archive
    let context = Unmanaged.passUnretained(self).toOpaque()
    // The order matters: a filter appended by hand switches the guessing of filters off.
    guard calls.pointee.archive_read_append_filter(archive, ARCHIVE_FILTER_ZSTD) == ARCHIVE_OK,
      calls.pointee.archive_read_support_format_raw(archive) == ARCHIVE_OK,
      calls.pointee.archive_read_open(archive, context, nil, Self.supply, nil) == ARCHIVE_OK
    else { throw diagnosis(archive) }
    var entry: OpaquePointer?
    guard calls.pointee.archive_read_next_header(archive, &entry) == ARCHIVE_OK else {
      throw diagnosis(archive)
    }
    return archive
  }

  /// Tells the failures of the library apart by its sentence: it has one number for all of them.
  private func diagnosis(_ archive: OpaquePointer) -> any Error {
    if let failure { return failure }
    let reason = calls.reason(archive)
    if reason.contains("too much memory") || reason.contains("window") {
      return ArchiveError(
        .windowTooLarge, "a frame needs a window of more than 128 MiB", at: count)
    }
    if reason.contains("runcated") || (sourceEnded && reason.contains("Unrecognized")) {
      return ArchiveError(.truncated, "the compressed data stops in the middle", at: count)
    }
    return ArchiveError(.corrupt, "the compressed data is not zstd or is damaged", at: count)
  }

  private func supply() throws -> UnsafeRawBufferPointer? {
    if !head.isEmpty {
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: head.count)
      _ = copy.initialize(fromContentsOf: head)
      input = copy
      head = []
      return UnsafeRawBufferPointer(copy)
    }
    let bytes = try source()
    if bytes.isEmpty {
      sourceEnded = true
      return nil
    }
    return bytes
  }

  private static let supply:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?
    ) -> Int = { archive, context, output in
      guard let context, let output else { return -1 }
      let decoder = Unmanaged<ZstdDecoder>.fromOpaque(context).takeUnretainedValue()
      do {
        guard let piece = try decoder.supply() else { return 0 }
        output.pointee = piece.baseAddress
        return piece.count
      } catch {
        decoder.failure = error
        frun_archive_fail(decoder.calls, archive)
        return -1
      }
    }
}

/// A copy of the bytes given last, in memory that stays in place.
private final class HeldInput {
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  deinit { memory.deallocate() }

  func hold(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    if memory.count < bytes.count {
      memory.deallocate()
      memory = .allocate(byteCount: bytes.count, alignment: 16)
    }
    memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(rebasing: memory.prefix(bytes.count))
  }
}
