internal import FrunCrypto
internal import Glibc

/// A damaged age file as bytes. Text armor is taken off line by line into a file without a name, which holds only
/// what was encrypted before; lines that cannot be read become zeros, so that what follows keeps its place.
final class BinaryInput {
  private let file: FileDescriptor
  let size: UInt64

  init(path: String) throws {
    let input = try InputFile(sealed: path)
    var start = [UInt8](repeating: 0, count: 10)
    let count = try start.withUnsafeMutableBytes { try input.read(at: 0, into: $0) }
    guard start[..<count].elementsEqual("-----BEGIN".utf8) else {
      file = try FileDescriptor(opening: path, flags: O_RDONLY, what: "opening the file")
      size = input.size
      return
    }
    guard let stream = tmpfile() else { throw ExchangeError.system("making a temporary file") }
    defer { fclose(stream) }
    let copy = dup(fileno(stream))
    guard copy >= 0 else { throw ExchangeError.system("making a temporary file") }
    file = FileDescriptor(copy)
    size = try Self.decode(input, into: file)
  }

  func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try file.read(at: offset, into: buffer)
  }

  private static func decode(_ input: InputFile, into file: FileDescriptor) throws -> UInt64 {
    var size: UInt64 = 0
    var rest: [UInt8] = []
    var isEnded = false
    while !isEnded {
      let bytes = try input.read()
      rest += bytes
      var decoded: [UInt8] = []
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: 0x0A) ?? (bytes.isEmpty ? rest.endIndex : nil),
        start < rest.endIndex
      {
        append(rest[start..<end], to: &decoded)
        start = min(end + 1, rest.endIndex)
      }
      rest.removeSubrange(..<start)
      // A line without an end is not armor, and not kept in memory.
      if rest.count > 1 << 20 { rest = [] }
      try decoded.withUnsafeBytes { try file.write($0) }
      size += UInt64(decoded.count)
      isEnded = bytes.isEmpty
    }
    return size
  }

  private static func append(_ line: ArraySlice<UInt8>, to decoded: inout [UInt8]) {
    let text = line.last == 0x0D ? line.dropLast() : line
    if text.isEmpty || text.starts(with: "-----".utf8) { return }
    let before = decoded.count
    let isReadable = text.withUnsafeBytes {
      Base64.decode($0, padding: .required, into: &decoded)
    }
    if isReadable { return }
    decoded.removeSubrange(before...)
    decoded += [UInt8](repeating: 0, count: 48)
  }
}
