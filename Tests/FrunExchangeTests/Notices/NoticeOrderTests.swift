import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// Archives lie about on sticks: whatever order they are taken in, and however often, the vault that
/// took them all in is the same, and nothing erased is in it.
@Suite struct NoticeOrderTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func anyOrderGivesTheSameState(_ seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    func pick(_ count: Int) -> Int { Int(chance.bytes(1)[0]) % count }
    let folder = try TemporaryFolder()
    let ours = try Office(seed: 500 + seed)
    let readers = try (0..<3).map { try Office(seed: 600 + 10 * seed + UInt64($0)) }
    // All archives are sealed to each of them; one is the partner whom the ledger knows.
    try ours.accept(readers[0], as: "Team B")
    for reader in readers { try reader.accept(ours, as: "Team A") }
    let (stream, person) = try ours.openCase("Amina", consent: ["sharing", "tracing"])
    var relatives: [RecordID] = []
    for number in 0..<3 {
      let (relative, name) = (try ours.newRecord(), try ours.newRecord())
      try ours.write(
        stream,
        [
          (relative, "person", "role", .code("relative")),
          (name, "name", "person", .reference(relative)), (name, "name", "kind", .code("full")),
          (name, "name", "text", .text("relative\(number)")),
        ])
      relatives.append(relative)
    }
    var paths: [String] = []
    func archive() throws {
      let path = "\(folder.path)/\(paths.count)"
      let isRefused = try ours.store.records(in: stream).contains {
        $0.kind == "consent" && $0.code("decision") == "withdrawn"
          && $0.code("purpose") == "sharing"
      }
      var request = CaseExportRequest(
        streams: [stream], directory: try ours.directory,
        purpose: isRefused || pick(3) == 0 ? .notice : .transfer,
        lock: .recipients(try readers.map { try $0.recipient }))
      request.told[stream] = Set(
        try ours.store.records(in: stream).filter { $0.kind == "consent" }.map(\.id))
      let export = CaseExport(
        source: ours.store, schema: ours.store.schema, signer: try ours.signer,
        member: try ours.identity.member, producer: "frun test")
      try export.write(
        request, on: .day("2026-11-21"), toFile: path, random: ours.random.bytes)
      paths.append(path)
    }
    try archive()
    for step in 0..<8 {
      switch pick(4) {
      case 0:
        try ours.write(stream, [(stream.id, "case", "separationPlace", .text("place \(step)"))])
      case 1:
        try ours.decide("withdrawn", "tracing", by: person, in: stream, on: "2026-11-1\(step)")
      case 2 where !relatives.isEmpty:
        let extent = ErasureExtent(person: relatives.removeLast())
        let plan = try ours.store.erasurePlan(of: stream, extent)
        _ = try ours.store.erase(
          plan, in: stream, extent: extent, command: "case erase", reason: "asked")
      default: try archive()
      }
    }
    try ours.decide("withdrawn", "sharing", by: person, in: stream, on: "2026-11-20")
    let extent = ErasureExtent()
    let plan = try ours.store.erasurePlan(of: stream, extent)
    _ = try ours.store.erase(
      plan, in: stream, extent: extent, command: "case erase", reason: "asked")
    try archive()
    var dumps: [[UInt8]] = []
    for reader in readers {
      var order = paths + paths
      for index in order.indices.dropLast() {
        order.swapAt(index, index + pick(order.count - index))
      }
      for path in order { try reader.take(path, folder) }
      #expect(try reader.store.verify().isClean, "seed \(seed)")
      for word in ["Amina", "relative0", "relative1", "relative2"] {
        #expect(try reader.store.search(SearchQuery(text: word)).isEmpty, "seed \(seed): \(word)")
      }
      let dump = try reader.store.canonicalDump()
      let lines = String(decoding: dump, as: UTF8.self).split(separator: "stream ")
      dumps.append(Array((lines.first { $0.hasPrefix("case:") } ?? "").utf8))
    }
    #expect(!dumps[0].isEmpty && dumps.allSatisfy { $0 == dumps[0] }, "seed \(seed)")
    let text = String(decoding: dumps[0], as: UTF8.self)
    #expect(!text.contains("Amina") && !text.contains("relative1"), "seed \(seed)")
  }
}
