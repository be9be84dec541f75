import FrunCrypto
import FrunExchange
import FrunKit
import FrunStore

extension HostServices {
  func split(_ request: SplitRequest) throws -> [String] {
    let input = try existing(request.input)
    return try naming(input, output: "\(request.folder)/\(Self.fileName(input)).part-…") {
      try FileParts.split(
        input, size: UInt64(max(0, request.size)), folder: try written(request.folder),
        replacing: request.replace, progress: bytes("splitting"))
    }
  }

  func join(_ request: PartsRequest) throws -> JoinReport {
    let output: String
    if let given = request.output {
      output = try written(given)
    } else if let first = request.parts.first, let name = PartName(Self.fileName(first)) {
      let folder = first.lastIndex(of: "/").map { String(first[...$0]) } ?? ""
      output = folder + name.base
    } else {
      throw Failure.usage(
        "this is not the name of a part", hints: ["parts are called NAME.part-001-of-003"])
    }
    let size = try naming(request.parts.first ?? "", output: output) {
      try FileParts.join(
        request.parts, output: output, replacing: request.replace, progress: bytes("joining"))
    }
    return JoinReport(fileName: output, size: Int(clamping: size))
  }

  func salvage(_ request: SalvageRequest) throws -> SalvageSummary {
    let input = try existing(request.input)
    // With a key or passphrase of its own the archive can be opened on any laptop, without a vault; whose
    // signature it is cannot be told there.
    let isOwn = request.identityFile == nil && !request.usesPassphrase
    let signers = isOwn ? try session.vault().store.knownSigners() : []
    guard !Files.exists(request.folder) else {
      throw Failure(
        .cannotCreate, "store.exists", "the folder exists already", place: request.folder,
        hints: ["give the name of a folder that is to be made"])
    }
    let report = try naming(input, output: request.folder) {
      try ArchiveSalvage(signers: signers).run(
        file: input,
        identities: try identities(opening: input, request.identityFile, request.usesPassphrase),
        into: try written(request.folder), progress: bytes("salvaging"))
    }
    if isOwn { try log("salvage", nil) }
    return SalvageSummary(
      signer: report.member.flatMap { member in
        signers.first { $0.member == member }?.handle
      }, signingKey: report.signer, chunks: report.chunks, damagedChunks: report.damagedChunks,
      hasEnd: report.hasEnd,
      objects: report.objects.map {
        .init(path: $0.path, state: $0.state.rawValue, size: Int(clamping: $0.size))
      }, isWhole: report.isWhole)
  }

  private static func fileName(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// Shows how far a copy is, and stops it when the user does. Small files are done before anybody looks.
  func bytes(_ phase: String) -> ByteProgress {
    { [self] done, total in
      try session.checkInterruption()
      guard total >= 8 << 20 else { return }
      try emit(
        .progress(
          Progress(phase, done: Int(clamping: done), total: Int(clamping: total), unit: .bytes)))
    }
  }
}
