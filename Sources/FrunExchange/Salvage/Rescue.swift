internal import FrunArchive
internal import FrunCrypto
internal import FrunDomain

/// Unpacks the frames of a damaged archive one by one and puts what they hold where it belongs.
final class Rescue {
  /// What came of a frame.
  enum Outcome {
    /// Its files were taken.
    case done
    /// It is a frame, and a hole or something foreign in it.
    case lost
    /// It only looked like a frame.
    case noFrame
  }

  private let output: SalvageFolder
  private let own: Set<String>
  private let signers: [KnownSigner]
  private let limits: ArchiveLimits
  private var folder: String?
  /// The signed list; empty until the leading frame was read and proven.
  private var promises: [String: [UInt8]] = [:]
  private var order: [String] = []
  private var signature = SalvageReport.Signature.none
  private var signer: MinisignPublicKey?
  private var member: RecordID?
  private var found: [String: SalvageReport.Object] = [:]
  private var foundOrder: [String] = []

  init(
    _ output: SalvageFolder, own: Set<String>, signers: [KnownSigner], limits: ArchiveLimits
  ) {
    self.output = output
    self.own = own
    self.signers = signers
    self.limits = limits
  }

  func take(_ frame: FrameFinder.Frame, of stream: DamagedStream) throws -> Outcome {
    if frame.start == 0, try readLeading(frame, of: stream) { return .done }
    let source = try unpacked(frame, of: stream)
    let tar = UstarReader(largestEntry: limits.fileBytes, source: source)
    var isFrame = false
    do {
      // A frame holds one file of the payload, or the two empty blocks at the end.
      guard let entry = try tar.next() else { return .done }
      guard let place = place(of: entry) else { return .noFrame }
      isFrame = true
      try save(place, size: entry.size, tar)
      return .done
    } catch let error as DamagedStream.Hole {
      if isFrame { return .lost }
      throw error
    } catch let error as ExchangeError where error.code.family == "store" {
      throw error
    } catch is ExchangeError {
      return isFrame ? .lost : .noFrame
    } catch is ArchiveError {
      return isFrame ? .lost : .noFrame
    }
  }

  func report(chunks: Int, damaged: Int, hasEnd: Bool) -> SalvageReport {
    let listed = order.map { path in
      found[path] ?? SalvageReport.Object(path: path, state: .lost, size: 0)
    }
    let others = foundOrder.filter { promises[$0] == nil }.compactMap { found[$0] }
    return SalvageReport(
      signature: signature, signer: signer?.text, member: member, chunks: chunks,
      damagedChunks: damaged, hasEnd: hasEnd, objects: listed + others)
  }

  private func unpacked(
    _ frame: FrameFinder.Frame, of stream: DamagedStream
  ) throws -> ByteSource {
    var position = frame.start
    let decoder = try ZstdDecoder(budget: limits.fileBytes + 4096) {
      guard position < frame.end else { return [] }
      let bytes = try stream.bytes(at: position).prefix(Int(clamping: frame.end - position))
      position += UInt64(bytes.count)
      return Array(bytes)
    }
    return {
      var piece: [UInt8] = []
      while piece.isEmpty, try decoder.next({ piece.append(contentsOf: $0) }) {}
      return piece
    }
  }

  /// The leading frame tells who signed what. It is believed only as far as ``ArchiveReader`` believes it.
  private func readLeading(_ frame: FrameFinder.Frame, of stream: DamagedStream) throws -> Bool {
    let keys = Dictionary(
      signers.flatMap { signer in
        signer.keys.compactMap { key in
          MinisignPublicKey(key: key).map { ($0.identifier, (key: $0, signer: signer)) }
        }
      }, uniquingKeysWith: { first, _ in first })
    do {
      let reader = ArchiveReader(source: try unpacked(frame, of: stream), limits: limits)
      let signed = try reader.readSignature { keys[$0]?.key }
      let description = try reader.readHeader(addressedTo: own)
      let known = reader.isSignerKnown ? keys[signed.keyIdentifier]?.signer : nil
      folder = "frun-\(description.header.id.digits)/"
      signer = description.signer
      // A key that is known, but of another member, proves nothing.
      let isMember = known.map { $0.member == description.header.signerMember } ?? false
      signature = isMember && known?.isActive == true ? .known : .unknown
      member = isMember ? known?.member : nil
      promises = Dictionary(
        reader.manifest.map { ($0.entry.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
      order = reader.manifest.map(\.entry.path)
      return true
    } catch is DamagedStream.Hole {
      return false
    } catch is ExchangeError {
      return false
    } catch is ArchiveError {
      return false
    }
  }

  private func place(of entry: UstarEntry) -> ArchiveEntry? {
    let prefix = String(entry.name.prefix(38))
    guard prefix.hasPrefix("frun-"), prefix.hasSuffix("/"),
      ArchiveID(digits: prefix.dropFirst(5).dropLast()) != nil, prefix == folder ?? prefix,
      let place = ArchiveEntry(path: String(entry.name.dropFirst(38))), place.isPayload,
      found[place.path] == nil
    else { return nil }
    folder = prefix
    return place
  }

  private func save(_ entry: ArchiveEntry, size: UInt64, _ tar: UstarReader) throws {
    let path = entry.path
    let promise = promises[path]
    // Not on the signed list, although there is one: nobody signed it.
    let state = promise == nil ? SalvageReport.State.unverified : .verified
    let file = try output.file(entry, state)
    let hash = SHA256.Stream()
    try tar.read {
      hash.update($0)
      try file.write($0)
    }
    let digest = hash.finalize()
    var outcome = state
    if let promise, promise != digest { outcome = .changed }
    if promise == nil, case .attachment(let name) = entry, Hexadecimal.text(digest) != name {
      outcome = .changed
    }
    if outcome != .changed { try file.commit() }
    found[path] = SalvageReport.Object(path: path, state: outcome, size: size)
    foundOrder.append(path)
  }
}
