internal import CArchive

/// Reads the parts of a zip file (PKWARE APPNOTE 6.3) held in memory, as the Office formats use it.
///
/// Only the zip format is enabled, read from its central directory as office programs do, so that a
/// file cannot show two different contents to two readers. Nothing is ever written to disk.
package enum ZipArchive {
  /// Unpacks the parts whose name `wanted` accepts, in the order of the file's directory.
  ///
  /// Names are checked for all parts, sizes and check sums for the wanted ones. Parts whose name
  /// is not plain ASCII cannot be asked for; they are counted and skipped.
  package static func parts(
    of file: [UInt8], limits: ZipLimits = ZipLimits(), wanted: (String) -> Bool = { _ in true }
  ) throws(ArchiveError) -> [ZipPart] {
    let calls = try Libarchive.calls()
    guard file.count <= limits.packedBytes else {
      throw ArchiveError(.zipTooLarge, "the file is larger than the limit before unpacking")
    }
    guard let archive = calls.pointee.archive_read_new() else {
      throw ArchiveError(.libraryMissing, "libarchive could not start a reader")
    }
    defer { _ = calls.pointee.archive_read_free(archive) }
    let result = file.withUnsafeBytes { bytes -> Result<[ZipPart], ArchiveError> in
      do throws(ArchiveError) {
        return .success(
          try read(bytes, with: calls, archive: archive, limits: limits, wanted: wanted))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, with calls: UnsafePointer<frun_archive_calls>,
    archive: OpaquePointer, limits: ZipLimits, wanted: (String) -> Bool
  ) throws(ArchiveError) -> [ZipPart] {
    guard calls.pointee.archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
      calls.pointee.archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK
    else { throw ArchiveError(.zipMalformed, "this is not a zip file") }
    var parts: [ZipPart] = []
    var seen: Set<String> = []
    var count: UInt64 = 0
    var total = 0
    while true {
      var entry: OpaquePointer?
      let status = calls.pointee.archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return parts }
      count += 1
      // A warning is how the library says that a name does not fit the locale.
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        throw ArchiveError(.zipMalformed, "the directory of the zip file is damaged", at: count)
      }
      if count > UInt64(clamping: limits.parts) {
        throw ArchiveError(.zipTooManyParts, "the zip file lists too many parts", at: count)
      }
      guard let pointer = calls.pointee.archive_entry_pathname_utf8(entry) else { continue }
      let name = String(cString: pointer)
      try check(name, at: count)
      guard seen.insert(name).inserted else {
        throw ArchiveError(.zipNameDuplicate, "two parts have the same name", at: count)
      }
      // AE_IFREG and AE_IFLNK are octal macros with a cast, which Swift cannot import.
      let isRegular = calls.pointee.archive_entry_filetype(entry) == 0o100000
      guard isRegular, !name.hasSuffix("/"), wanted(name) else { continue }
      if calls.pointee.archive_entry_is_encrypted(entry) != 0 {
        throw ArchiveError(.zipEncrypted, "a part is protected by a password", at: count)
      }
      let declared = calls.pointee.archive_entry_size_is_set(entry) != 0
      let size = declared ? calls.pointee.archive_entry_size(entry) : 0
      if size < 0 || size > Int64(limits.bytesPerPart) {
        throw ArchiveError(.zipPartTooLarge, "a part is larger than the limit", at: count)
      }
      try checkMethod(calls, archive, at: count)
      let room = min(limits.bytesPerPart, limits.totalBytes - total)
      let contents = try unpack(calls, archive, room: room, expecting: Int(size), at: count)
      if contents.count > room {
        if contents.count > limits.bytesPerPart {
          throw ArchiveError(.zipPartTooLarge, "a part unpacks to more than the limit", at: count)
        }
        throw ArchiveError(.zipTooLarge, "the parts unpack to more than the limit", at: count)
      }
      if declared, Int64(contents.count) != size {
        throw ArchiveError(.zipPartDamaged, "a part has another size than it declares", at: count)
      }
      total += contents.count
      parts.append(ZipPart(name: name, bytes: contents))
    }
  }

  /// Stays inside the archive: relative, no `..`, `.` or empty segment, no backslash, no control.
  private static func check(_ name: String, at position: UInt64) throws(ArchiveError) {
    var segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    let isInside = segments.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
    guard isPlain, isInside, name.utf8.count <= 1024 else {
      throw ArchiveError(.zipNameForbidden, "a part has a name that is not allowed", at: position)
    }
  }

  /// Stored and deflate only: every other decoder stays out of reach.
  private static func checkMethod(
    _ calls: UnsafePointer<frun_archive_calls>, _ archive: OpaquePointer, at position: UInt64
  ) throws(ArchiveError) {
    let format = calls.pointee.archive_format_name(archive).map { String(cString: $0) } ?? ""
    guard format.hasSuffix("(uncompressed)") || format.hasSuffix("(deflation)") else {
      throw ArchiveError(
        .zipMethodForbidden, "a part is compressed by a method that is not allowed", at: position)
    }
  }

  /// Unpacks the current part; stops one byte after `room`, so the caller sees that it was passed.
  private static func unpack(
    _ calls: UnsafePointer<frun_archive_calls>, _ archive: OpaquePointer, room: Int,
    expecting size: Int, at position: UInt64
  ) throws(ArchiveError) -> [UInt8] {
    var contents: [UInt8] = []
    contents.reserveCapacity(min(size, room))
    let chunk = 64 << 10
    var failure = false
    while contents.count <= room {
      let piece = [UInt8](unsafeUninitializedCapacity: min(chunk, room - contents.count + 1)) {
        buffer, initialized in
        let read = calls.pointee.archive_read_data(archive, buffer.baseAddress, buffer.count)
        if read < 0 { failure = true }
        initialized = max(0, read)
      }
      if failure {
        throw ArchiveError(.zipPartDamaged, "a part of the zip file is damaged", at: position)
      }
      if piece.isEmpty { break }
      contents += piece
    }
    return contents
  }
}
