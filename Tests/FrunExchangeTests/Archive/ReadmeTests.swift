import FrunCrypto
import Glibc
import Testing

@testable import FrunExchange

/// What the README says about opening an archive without this program is done, line by line.
@Suite(.enabled(if: Tool.available("age", "zstd", "tar", "minisign", "sha256sum")))
struct ReadmeTests {
  private struct Step {
    let command: String
    var output: [String] = []
  }

  /// The project's README, found from this file.
  private func readme() throws -> String {
    var path = Substring("\(#filePath)")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if access(String(path) + "/Package.swift", F_OK) == 0 {
        let file = try InputFile(path: String(path) + "/README.md")
        var bytes: [UInt8] = []
        while case let next = try file.read(), !next.isEmpty { bytes += next }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    throw ExchangeError(.storeNotFound)
  }

  /// The fenced blocks of a section, each as its commands with what they print.
  private func blocks(_ section: String) throws -> [[Step]] {
    var blocks: [[Step]] = []
    var isInside = false
    var isOpen = false
    for line in try readme().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") && !isOpen { isInside = line.hasSuffix(" " + section) }
      guard isInside else { continue }
      if line.hasPrefix("```") {
        isOpen.toggle()
        if isOpen { blocks.append([]) }
      } else if isOpen, line.hasPrefix("$ ") {
        blocks[blocks.count - 1].append(Step(command: String(line.dropFirst(2))))
      } else if isOpen, let last = blocks[blocks.count - 1].indices.last {
        blocks[blocks.count - 1][last].output.append(String(line))
      }
    }
    return blocks
  }

  /// Runs the commands in one shell and compares what each prints with what the README shows. Numbers and
  /// identifiers of the shown archive are another's, so runs of digits and hexadecimal letters count as equal.
  private func follow(_ steps: [Step], in folder: TemporaryFolder) throws {
    var script = "set -e\n"
    for step in steps { script += "\(step.command)\necho '--'\n" }
    try folder.write("script.sh", script)
    let result = try Tool.run("bash", ["script.sh"], in: folder)
    #expect(result.status == 0, "\(result.text)")
    let outputs = result.text.split(separator: "--\n", omittingEmptySubsequences: false)
    try #require(outputs.count == steps.count + 1)
    for (step, output) in zip(steps, outputs) {
      let lines = output.split(separator: "\n").map { shape(String($0)) }
      #expect(lines == step.output.map(shape), "\(step.command)")
    }
  }

  private func shape(_ line: String) -> String {
    line.split(separator: " ").map { word in
      guard let equals = word.firstIndex(of: "=") else { return String(word) }
      return String(word[...equals]) + "…"
    }.joined(separator: " ")
  }

  @Test func theLinesOfTheReadmeOpenAnArchive() throws {
    let blocks = try blocks("Opening an archive without frun")
    try #require(blocks.count >= 2)
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 41)
    let receiver = try sender.colleague(seed: 42)
    let (stream, _) = try sender.openCase("Amina Yusuf", consent: ["tracing"])
    try sender.attach(sender.random.bytes(90_000), to: stream)
    var request = try sender.request(stream, to: [receiver])
    request.isPadded = true
    try sender.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/case.tar.zst.age",
      random: sender.random.bytes)
    try folder.write("key.txt", "\(receiver.ageIdentity.secretText ?? "")\n")
    try FileParts.split(
      folder.path + "/case.tar.zst.age", size: 50_000, folder: folder.path + "")
    try follow(blocks[0], in: folder)

    // The second block begins with the parts, as they come from several messages.
    let other = try TemporaryFolder()
    for name in folder.names() where name.contains(".part-") || name.hasSuffix(".sha256") {
      try other.write(name, try folder.read(name))
    }
    try follow(blocks[1], in: other)
    #expect(try other.read("case.tar.zst.age") == folder.read("case.tar.zst.age"))
  }
}
