internal import CArchive

/// Writes zstd frames (RFC 8878) into a sink, one frame per call of ``begin()``…``end()``.
///
/// Frames written after one another are one valid stream for `zstd -d` and `tar --zstd`; damage to
/// one frame leaves the others readable. One thread only: the output then depends on nothing but
/// the input, the level and the version of libzstd. Not usable from two threads.
package final class ZstdEncoder {
  /// Receives compressed bytes, valid only during the call.
  package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let calls: UnsafePointer<frun_archive_calls>
  private let level: Int
  private let sink: Sink
  private var archive: OpaquePointer?
  private var failure: (any Error)?

  /// Prepares an encoder; `level` is zstd's, 1 (fast) to 19 (small).
  package init(level: Int = 3, sink: @escaping Sink) throws(ArchiveError) {
    calls = try Libarchive.calls()
    self.level = min(max(level, 1), 19)
    self.sink = sink
  }

  deinit { release() }

  /// Starts a frame; a frame still open is ended first.
  package func begin() throws {
    try end()
    guard let archive = calls.pointee.archive_write_new() else { throw Self.broken }
    self.archive = archive
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard calls.pointee.archive_write_set_format_raw(archive) == ARCHIVE_OK,
      calls.pointee.archive_write_add_filter_zstd(archive) == ARCHIVE_OK,
      calls.pointee.archive_write_set_filter_option(
        archive, "zstd", "compression-level", String(level)) == ARCHIVE_OK,
      calls.pointee.archive_write_set_bytes_per_block(archive, 64 << 10) == ARCHIVE_OK,
      calls.pointee.archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
      calls.pointee.archive_write_open(archive, context, nil, Self.receive, nil) == ARCHIVE_OK,
      let entry = calls.pointee.archive_entry_new()
    else { throw broken() }
    defer { calls.pointee.archive_entry_free(entry) }
    calls.pointee.archive_entry_set_pathname(entry, "data")
    calls.pointee.archive_entry_set_filetype(entry, 0o100000)
    guard calls.pointee.archive_write_header(archive, entry) == ARCHIVE_OK else { throw broken() }
  }

  /// Compresses `bytes` into the open frame; starts one when none is open.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    if archive == nil { try begin() }
    guard let archive, let base = bytes.baseAddress, !bytes.isEmpty else { return }
    var offset = 0
    while offset < bytes.count {
      let written = calls.pointee.archive_write_data(archive, base + offset, bytes.count - offset)
      guard written > 0 else { throw broken() }
      offset += written
    }
  }

  /// Compresses `bytes` into the open frame; starts one when none is open.
  package func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }

  /// Completes the open frame, so that everything written so far has reached the sink.
  package func end() throws {
    guard let archive else { return }
    let status = calls.pointee.archive_write_close(archive)
    if status != ARCHIVE_OK { throw broken() }
    release()
  }

  private static let broken = ArchiveError(.compressionFailed, "zstd could not compress the data")

  /// The sink's own error when it had one.
  private func broken() -> any Error {
    let error = failure ?? Self.broken
    release()
    return error
  }

  private func release() {
    guard let archive else { return }
    self.archive = nil
    // Freeing an unfinished frame flushes it: what comes now must not reach the sink.
    if failure == nil { failure = Self.broken }
    _ = calls.pointee.archive_write_free(archive)
    failure = nil
  }

  private static let receive:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, UnsafeRawPointer?, Int
    ) -> Int = { archive, context, bytes, count in
      guard let context else { return -1 }
      let encoder = Unmanaged<ZstdEncoder>.fromOpaque(context).takeUnretainedValue()
      do {
        if encoder.failure == nil {
          try encoder.sink(UnsafeRawBufferPointer(start: bytes, count: count))
          return count
        }
      } catch {
        encoder.failure = error
      }
      frun_archive_fail(encoder.calls, archive)
      return -1
    }
}
