internal import FrunArchive
package import FrunCrypto
internal import FrunDomain

/// Saves what is left of a damaged archive, file by file.
///
/// The layers make it possible: each 64 KiB of the age payload proves itself, and each file of the archive is a
/// zstd frame of its own, so a hole costs the files it lies in and no others. What was signed is told from what
/// was not. Nothing is taken into the vault: the saved files lie open in a new folder, for reading and for asking
/// the sender again.
package struct ArchiveSalvage {
  /// Frames that may turn out to be none before the search is given up.
  private static let mostFalseStarts = 1_000_000

  private let signers: [KnownSigner]
  private let limits: ArchiveLimits
  private let ageLimits: AgeLimits

  /// Prepares the work; `signers` are those whose signatures are known here.
  package init(
    signers: [KnownSigner], limits: ArchiveLimits = ArchiveLimits(), scryptLogN: Int = 20
  ) {
    self.signers = signers
    self.limits = limits
    ageLimits = AgeLimits(scryptLogN: scryptLogN)
  }

  /// Saves the readable files of the archive at `path` into a new folder.
  ///
  /// Throws when not even the header can be read: then the keys are lost, and with them everything. After an
  /// error, a full disk or an interruption nothing of the folder is left.
  package func run(
    file path: String, identities: [AgeIdentity], into folder: String,
    progress: ByteProgress? = nil
  ) throws -> SalvageReport {
    let file = try BinaryInput(path: path)
    let chunks = try ExchangeError.translating {
      try AgeChunkReader(
        identities: identities, limits: ageLimits, size: file.size,
        reader: { try file.read(at: $0, into: $1) })
    }
    let stream = DamagedStream(chunks)
    let output = try SalvageFolder(folder)
    do {
      return try save(
        stream, into: output, own: Set(identities.compactMap { $0.recipient?.text }),
        chunks: chunks, progress)
    } catch let error as ExchangeError {
      output.discard()
      throw ExchangeError(
        error.code, at: error.place,
        detail: [error.detail, "what had been saved was taken away again"].compactMap(\.self)
          .joined(separator: "; "))
    } catch {
      output.discard()
      throw error
    }
  }

  private func save(
    _ stream: DamagedStream, into output: SalvageFolder, own: Set<String>, chunks: AgeChunkReader,
    _ progress: ByteProgress?
  ) throws -> SalvageReport {
    let finder = FrameFinder(stream)
    let rescue = Rescue(output, own: own, signers: signers, limits: limits)
    let total = UInt64(chunks.count) * UInt64(AgeChunkReader.chunkSize)
    var position: UInt64 = 0
    var falseStarts = 0
    while falseStarts < Self.mostFalseStarts {
      try progress?(min(position, total), total)
      do {
        if let frame = try finder.frame(at: position) {
          if frame.isSkippable {
            position = max(frame.end, position + 1)
            continue
          }
          switch try rescue.take(frame, of: stream) {
          case .done, .lost:
            position = frame.end
            continue
          case .noFrame: falseStarts += 1
          }
        }
        guard let next = try finder.candidate(from: position + 1) else { break }
        position = next
      } catch let hole as DamagedStream.Hole {
        guard let next = try finder.candidate(from: hole.end) else { break }
        position = next
      }
    }
    try stream.countDamage()
    let report = rescue.report(
      chunks: chunks.count, damaged: stream.damagedCount, hasEnd: chunks.last != nil)
    try output.write(report)
    return report
  }
}
