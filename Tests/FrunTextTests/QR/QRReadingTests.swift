import Foundation
import Testing

@testable import FrunText

/// Symbols are read back by a reader that is not ours (`zbarimg` of Debian's zbar-tools).
@Suite(.serialized) struct QRReadingTests {
  static let reader = "/usr/bin/zbarimg"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: reader)
  static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// The text of every file, in their order; each symbol on one line.
  private func read(_ texts: [(String, QRCode.Correction)]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("frun-qr-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { index, text in
      let file = folder.appendingPathComponent("\(1000 + index).pgm")
      try picture(of: QRCode(text.0, correction: text.1)).write(to: file)
      return file.path
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.reader)
    process.arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"] + files
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func picture(of code: QRCode) -> Data {
    let module = 4
    let side = code.side(module: module)
    var bytes = Array("P5 \(side) \(side) 255\n".utf8)
    for row in 0..<side {
      for column in 0..<side {
        let isDark = code[
          column / module - QRCode.quietZone, row / module - QRCode.quietZone]
        bytes.append(isDark ? 0 : 255)
      }
    }
    return Data(bytes)
  }

  /// Full symbols of a fifth of the sizes, another fifth for each correction; all 160 were read when
  /// the tables were written.
  @Test(.enabled(if: isInstalled || isCI), arguments: QRCode.Correction.allCases)
  func fullSymbolsAreRead(correction: QRCode.Correction) throws {
    let step = ProcessInfo.processInfo.environment["FRUN_QR_ALL"] == nil ? 5 : 1
    let texts = stride(from: 1 + correction.rawValue % step, through: 40, by: step).map { number in
      let version = QRVersion(number: number)
      let length = version.dataBytes(correction) - (number < 10 ? 2 : 3)
      return String((0..<length).map { Character(UnicodeScalar(97 + UInt8($0 * 7 % 26))) })
    }
    #expect(try read(texts.map { ($0, correction) }) == texts)
  }

  @Test(.enabled(if: isInstalled || isCI))
  func scriptsAndCapitalsAreRead() throws {
    let texts = ["FRUN:KE6T75ENGFCB59C0 $%*+-./:", "أمينة يوسف", "Олена", "a", "A1"]
    #expect(try read(texts.map { ($0, .medium) }) == texts)
  }
}
