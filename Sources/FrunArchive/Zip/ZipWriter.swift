internal import CArchive

/// Writes zip files (PKWARE APPNOTE 6.3) held in memory, as the Office formats use them: deflated
/// parts, in the given order, with one fixed date, so that the same parts give the same file.
package enum ZipWriter {
  /// The only date written: 2 January 1980 in UTC, a day after the format's first, so that no time
  /// zone falls before it.
  private static let date = 315_619_200

  /// Packs parts.
  ///
  /// - Throws: ``ArchiveError/Code/zipNotWritten``, ``ArchiveError/Code/zipNameForbidden`` for a
  ///   name that is not plain ASCII.
  package static func file(_ parts: [ZipPart]) throws(ArchiveError) -> [UInt8] {
    let calls = try Libarchive.calls()
    guard let archive = calls.pointee.archive_write_new() else { throw failed }
    let sink = Sink()
    // Freed before the sink goes: an unfinished archive flushes into it.
    defer {
      _ = calls.pointee.archive_write_free(archive)
      withExtendedLifetime(sink) {}
    }
    guard calls.pointee.archive_write_set_format_zip(archive) == ARCHIVE_OK,
      calls.pointee.archive_write_set_format_option(archive, "zip", "compression", "deflate")
        == ARCHIVE_OK,
      calls.pointee.archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
      calls.pointee.archive_write_open(
        archive, Unmanaged.passUnretained(sink).toOpaque(), nil, receive, nil) == ARCHIVE_OK
    else { throw failed }
    for (place, part) in parts.enumerated() {
      guard part.name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !part.name.isEmpty else {
        throw ArchiveError(
          .zipNameForbidden, "a part has a name that is not allowed", at: UInt64(place + 1))
      }
      try write(part, to: archive, with: calls)
    }
    guard calls.pointee.archive_write_close(archive) == ARCHIVE_OK else { throw failed }
    return sink.bytes
  }

  private static func write(
    _ part: ZipPart, to archive: OpaquePointer, with calls: UnsafePointer<frun_archive_calls>
  ) throws(ArchiveError) {
    guard let entry = calls.pointee.archive_entry_new() else { throw failed }
    defer { calls.pointee.archive_entry_free(entry) }
    calls.pointee.archive_entry_set_pathname(entry, part.name)
    // AE_IFREG is an octal macro with a cast, which Swift cannot import.
    calls.pointee.archive_entry_set_filetype(entry, 0o100000)
    calls.pointee.archive_entry_set_perm(entry, 0o644)
    calls.pointee.archive_entry_set_size(entry, Int64(part.bytes.count))
    calls.pointee.archive_entry_set_mtime(entry, date, 0)
    guard calls.pointee.archive_write_header(archive, entry) == ARCHIVE_OK else { throw failed }
    var offset = 0
    while offset < part.bytes.count {
      let written = part.bytes.withUnsafeBytes { bytes in
        calls.pointee.archive_write_data(
          archive, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      guard written > 0 else { throw failed }
      offset += written
    }
  }

  private static let failed = ArchiveError(.zipNotWritten, "the zip file could not be written")

  private final class Sink {
    var bytes: [UInt8] = []
  }

  private static let receive:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, UnsafeRawPointer?, Int
    ) -> Int = { _, context, bytes, count in
      guard let context else { return -1 }
      let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
      return count
    }
}
