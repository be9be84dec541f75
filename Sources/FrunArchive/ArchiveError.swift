/// Why a zip file or a zstd stream was refused.
///
/// The texts are fixed sentences; they never quote names or contents of the archive.
package struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that was broken. Raw values are stable, in the form `family.code`.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// libarchive is not installed or too old.
    case libraryMissing = "archive.library-missing"
    /// The input is not a zip file, or its directory is damaged.
    case zipMalformed = "zip.malformed"
    /// A part of the zip file is damaged: its bytes do not unpack, or miss their check sum.
    case zipPartDamaged = "zip.part-damaged"
    /// A part is compressed by another method than the two of the Office formats (stored, deflate).
    case zipMethodForbidden = "zip.method-forbidden"
    /// A part is protected by a password.
    case zipEncrypted = "zip.encrypted"
    /// A part has a name that could reach outside, or holds control characters.
    case zipNameForbidden = "zip.name-forbidden"
    /// Two parts have the same name.
    case zipNameDuplicate = "zip.name-duplicate"
    /// There are more parts than allowed.
    case zipTooManyParts = "zip.too-many-parts"
    /// A part unpacks to more bytes than allowed, or than it declared.
    case zipPartTooLarge = "zip.part-too-large"
    /// The wanted parts together unpack to more bytes than allowed.
    case zipTooLarge = "zip.too-large"
    /// The compressed bytes are not zstd frames, or are damaged.
    case corrupt = "compression.corrupt"
    /// The compressed bytes stop in the middle of a frame, or there are none.
    case truncated = "compression.truncated"
    /// A frame asks for a window of more than 128 MiB.
    case windowTooLarge = "compression.window-too-large"
    /// The stream unpacks to more bytes than the caller allowed.
    case budgetExceeded = "compression.budget-exceeded"
    /// The compressor failed (usually: out of memory).
    case compressionFailed = "compression.failed"
    /// A zip file could not be written (usually: out of memory).
    case zipNotWritten = "zip.not-written"
  }

  /// The rule that was broken.
  package let code: Code

  /// One sentence without personal data.
  package let message: String

  /// Where: the number of the zip part (from 1) or the byte offset in the unpacked stream.
  package let position: UInt64?

  /// Makes an error; `message` must be a fixed sentence, never data.
  package init(_ code: Code, _ message: StaticString, at position: UInt64? = nil) {
    self.code = code
    self.message = message.description
    self.position = position
  }

  /// `code: message (at position)`.
  package var description: String {
    "\(code.rawValue): \(message)" + (position.map { " (at \($0))" } ?? "")
  }
}
