import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "File to split")
  private static let size = Option<String>(
    "size", short: "s", value: "size", default: "20M",
    help: "Size of a part: bytes, or with K, M, G (of 1024); KB, MB, GB are of 1000")
  private static let output = Option<PathText?>(
    "output", short: "o", value: "folder", help: "Folder for the parts (default: that of the file)")

  static let archiveSplit = Command(
    CommandSpec(
      "split", summary: "Split a file into parts for small media or messages",
      arguments: [file, size, output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Writes NAME.part-001-of-003 and so on, and NAME.sha256 with a check sum of each part. The \
        parts hold nothing but the bytes of the file: 'frun archive join' or 'cat NAME.part-* > \
        NAME' puts them together. 'sha256sum --ignore-missing -c NAME.sha256' checks them before that; \
        afterwards 'sha256sum -c NAME.sha256' checks the file too. The file stays where it is. Splitting hides nothing: split archives, not open files.
        """
      $0.examples = [
        Example(
          "frun archive split frun-k3m8.tar.zst.age --size 20M", "Parts that mail accepts")
      ]
      $0.exitStatuses = [ExitStatusSpec(73, "a part exists already")]
      $0.seeAlso = ["archive join"]
    }
  ) { invocation, services in
    let input = invocation[file].path
    let folder =
      invocation[output]?.path
      ?? input.lastIndex(of: "/").map { $0 == input.startIndex ? "/" : String(input[..<$0]) } ?? "."
    guard let bytes = ByteSize.read(invocation[size]) else {
      throw Failure.usage("no such size", hints: ["give --size 20M, 700K or 4G"])
    }
    // Less would make more parts than anybody can carry.
    guard bytes >= 1024 else {
      throw Failure.usage("a part has at least 1 KiB", hints: ["give --size 20M, 700K or 4G"])
    }
    let written = try services.split(
      SplitRequest(
        input: input, size: bytes, folder: folder, replace: invocation[CommonOptions.force]))
    try services.done(
      "Wrote \((written.count - 1).counted("part")) and the list of their check sums")
    var object = JSONObject()
    object["parts"] = .array(written.dropLast().map { .string($0) })
    object["list"] = written.last.map { .string($0) } ?? .null
    return .success(
      schema: "frun.archive.split/1", .object(object),
      next: written.first.map { ["frun archive join \($0)"] } ?? [])
  }
}

/// Sizes as split(1) reads them.
enum ByteSize {
  /// Bytes of `20M`, `700KB`, `1024`; nil for anything else.
  static func read(_ text: String) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let units = [
      "": 1, "B": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "KB": 1_000, "MB": 1_000_000,
      "GB": 1_000_000_000, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30,
    ]
    let unit = text.dropFirst(digits.count).uppercased()
    guard let number = Int(digits), let factor = units[unit] else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow || bytes <= 0 ? nil : bytes
  }
}
