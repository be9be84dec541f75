import Glibc
import Testing

/// Screens kept in files beside the tests; `FRUN_RECORD=1` writes them.
enum Golden {
  static func check(_ text: String, _ name: String, file: String = #filePath) throws {
    let folder = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let path = "/\(folder)/Golden/\(name).txt"
    if getenv("FRUN_RECORD") != nil {
      let stream = try #require(fopen(path, "w"))
      fputs(text, stream)
      fclose(stream)
      return
    }
    let stream = try #require(fopen(path, "r"), "no golden file \(name)")
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, stream)
      guard count > 0 else { break }
      bytes += block[..<count]
    }
    let expected = String(decoding: bytes, as: UTF8.self)
    let lines = zip(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    for (number, pair) in lines.enumerated() where pair.0 != pair.1 {
      Issue.record(
        "\(name):\(number + 1): expected \(pair.0.debugDescription), got \(pair.1.debugDescription)"
      )
      return
    }
    #expect(expected == text)
  }
}
