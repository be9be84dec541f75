import CommandLineSupport
import Glibc
import Testing

/// Follows the page "Write a plugin in ten minutes": writes the files it shows, runs the commands it
/// shows, and looks for the lines it shows below them.
@Suite struct WritingAPluginTests {
  private struct Block {
    var file: String?
    var lines: [String]
  }

  private func blocks() -> [Block] {
    let page = SourceTree.root() + "/Sources/FrunHost/Documentation.docc/WritingAPlugin.md"
    let text = String(decoding: TemporaryDirectory.read(page) ?? [], as: UTF8.self)
    var found: [Block] = []
    var file: String?
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open {
          found.append(block)
          open = nil
          file = nil
        } else {
          open = Block(file: file, lines: [])
        }
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("Write `"), line.hasSuffix("`:") {
        file = String(line.dropFirst(7).dropLast(2))
      }
    }
    return found
  }

  @Test func thePageWorksWordByWord() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: false)
    // The page begins with an empty vault.
    office.host.environment["FRUN_HOME"] = office.path + "/empty"
    let word = "\(office.path)/pass.txt"
    _ = office.host.run([
      "init", "--member", "amina", "--role", "caseworker", "--passphrase-file", word,
    ])
    _ = office.host.run(["unlock", "--passphrase-file", word])
    var commands = 0
    for block in blocks() {
      if let file = block.file {
        office.host.directory.write(file, Array((block.lines.joined(separator: "\n") + "\n").utf8))
        continue
      }
      var said = ""
      for line in block.lines {
        guard line.hasPrefix("$ ") else {
          #expect(said.contains(line), "\(line)\n---\n\(said)")
          continue
        }
        commands += 1
        said = run(String(line.dropFirst(2)), office)
      }
    }
    #expect(commands == 8)
  }

  private func run(_ command: String, _ office: PluginOffice) -> String {
    if command.hasPrefix("frun ") {
      let words = command.dropFirst(5).split(separator: " ").map(String.init).map {
        $0 == "hello" && command.contains("install") ? "\(office.path)/hello" : $0
      }
      let run = office.host.run(words)
      #expect(run.status == 0 || run.error.contains("is not the one"), "\(command): \(run.error)")
      return run.output + run.error
    }
    guard let pipe = popen("cd \(office.path) && { \(command); } 2>&1", "r") else { return "" }
    #expect(pclose(pipe) == 0, "\(command)")
    return ""
  }
}
