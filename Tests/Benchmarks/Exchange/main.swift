import FrunCrypto
import FrunDomain
import FrunExchange
import FrunSQLite
import FrunStore
import Glibc

// Measures archives against the stock tools on the same machine, as ratios:
// `ExchangeBenchmarks FOLDER MEGABYTES`. Needs age, zstd and tar; writes into FOLDER only.

func seconds(_ body: () throws -> Void) rethrows -> Double {
  var start = timespec()
  var end = timespec()
  clock_gettime(CLOCK_MONOTONIC, &start)
  try body()
  clock_gettime(CLOCK_MONOTONIC, &end)
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}

/// The best of three: what the machine can do, not what else it does.
func best(_ body: () throws -> Void) rethrows -> Double {
  var times: [Double] = []
  for _ in 0..<3 { times.append(try seconds(body)) }
  return times.min() ?? 0
}

func shell(_ line: String) {
  guard system(line) == 0 else { exit(70) }
}

/// Half incompressible, as photos are; half text, as changes are.
struct Corpus: BundleSource {
  let attachments: [[UInt8]: [UInt8]]
  func state(of stream: StreamID) throws -> StreamState { StreamState(vector: .init(), heads: []) }
  func records(of stream: StreamID) throws -> [Record] { [] }
  func eachBundle(
    of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void
  ) throws {}
  func attachmentSize(_ digest: [UInt8]) throws -> UInt64? {
    attachments[digest].map { UInt64($0.count) }
  }
  func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
    try (attachments[digest] ?? []).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        try use(UnsafeRawBufferPointer(rebasing: rest.prefix(256 << 10)))
        rest = rest.dropFirst(256 << 10)
      }
    }
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let megabytes = Int(arguments[2]), megabytes > 0 else { exit(64) }
let folder = arguments[1]
let identity = AgeIdentity.x25519(X25519PrivateKey())
guard let recipient = identity.recipient, let recipientText = recipient.text else { exit(70) }

var files: [PayloadFile] = []
var contents: [[UInt8]: [UInt8]] = [:]
let words = Array("the child was seen at the centre on friday and asked for her aunt; ".utf8)
for index in 0..<megabytes {
  var bytes = SecureRandom.bytes(1 << 20)
  if index % 2 == 0 {
    for place in bytes.indices where bytes[place] > 40 { bytes[place] = words[place % words.count] }
  }
  let digest = SHA256.hash(bytes)
  contents[digest] = bytes
  files.append(
    PayloadFile(
      entry: .attachment(Hexadecimal.text(digest)), size: UInt64(bytes.count), digest: digest))
}
files.sort { $0.entry.path < $1.entry.path }
let readme = Array("benchmark".utf8)
let payload =
  [ArchiveEntry.readme, .snapshot].map {
    PayloadFile(entry: $0, size: UInt64(readme.count), digest: SHA256.hash(readme))
  } + files
let source = Corpus(attachments: contents)
let random = SecureRandom.bytes
let member = try RecordID(random: random)
let draft = ArchiveDraft(
  streams: [StreamID(kind: .case, id: member)], directory: nil, producer: "benchmark",
  signerMember: member, mode: .recipients, recipients: [recipientText],
  handling: ArchiveHeader.Handling(purpose: .copy), payload: payload)

func write(to path: String, _ draft: ArchiveDraft, from source: Corpus) throws {
  let file = try DurableFile(path: path, replacing: true)
  let encryptor = try AgeEncryptor(recipients: [recipient]) { try file.write($0) }
  let writer = try ArchiveWriter(draft, signer: ArchiveSigner(key: Ed25519SigningKey())) {
    try encryptor.write($0)
  }
  for file in draft.payload {
    try writer.begin(file.entry)
    switch file.entry {
    case .attachment: try source.readAttachment(file.digest) { try writer.write($0) }
    default: try readme.withUnsafeBytes { try writer.write($0) }
    }
    try writer.end()
  }
  try writer.finish()
  try encryptor.finish()
  try file.commit()
}

let archive = folder + "/ours.tar.zst.age"
let writing = try best { try write(to: archive, draft, from: source) }
shell(
  "cd \(folder) && rm -rf tree key.txt && mkdir tree && printf '%s\\n' "
    + "'\(identity.secretText ?? "")' > key.txt && age -d -i key.txt ours.tar.zst.age "
    + "| zstd -dc | tar -xf - -C tree")
let toolsWriting = best {
  shell(
    "cd \(folder) && tar -cf - tree | zstd -3 -T0 -q | age -r \(recipientText) > t.age && sync t.age"
  )
}
let toolsReading = best {
  shell(
    "cd \(folder) && rm -rf out && mkdir out && age -d -i key.txt ours.tar.zst.age | zstd -dc "
      + "| tar -xf - -C out")
}

let store = try CaseStore(
  connection: Connection.inMemory(), identity: LocalIdentity(random: random),
  clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: random)
let importer = CaseImport(sink: store, stagingFolder: folder, random: random)
let proving = try best {
  _ = try importer.inspect(file: archive, identities: [identity], depth: .complete)
}
let signer = try importer.inspect(file: archive, identities: [identity], depth: .header).signer
let taking = try best {
  _ = try importer.run(
    file: archive, CaseImportRequest(identities: [identity], confirmedSender: signer.text))
}
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
print("corpus \(megabytes) MiB; peak memory \(usage.ru_maxrss / 1024) MiB with the corpus in it")
print("write: \(writing) s, tar | zstd -3 -T0 | age: \(toolsWriting) s")
print(
  "prove: \(proving) s, import with sealed staging: \(taking) s, age -d | zstd -d | tar x: \(toolsReading) s"
)
