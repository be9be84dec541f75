/// Encodes what is written as the text armor of an age file, lines of 64 characters ending in LF.
final class ArmorWriter {
  private static let bytesPerLine = 48

  private let sink: ByteSink
  private var pending: [UInt8] = []
  private var text: [UInt8]

  init(_ sink: @escaping ByteSink) {
    self.sink = sink
    text = ArmorReader.header + [0x0A]
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = rest.prefix(Self.bytesPerLine - pending.count)
      pending.append(contentsOf: missing)
      rest = rest.dropFirst(missing.count)
      if pending.count < Self.bytesPerLine { return }
      pending.withUnsafeBytes { appendLine($0) }
      pending.removeAll(keepingCapacity: true)
    }
    while rest.count >= Self.bytesPerLine {
      appendLine(UnsafeRawBufferPointer(rebasing: rest.prefix(Self.bytesPerLine)))
      rest = rest.dropFirst(Self.bytesPerLine)
    }
    pending.append(contentsOf: rest)
    try flush()
  }

  func finish() throws {
    if !pending.isEmpty { pending.withUnsafeBytes { appendLine($0) } }
    pending.removeAll()
    text += ArmorReader.footer + [0x0A]
    try flush()
  }

  private func appendLine(_ bytes: UnsafeRawBufferPointer) {
    Base64.encode(bytes, padding: .required, into: &text)
    text.append(0x0A)
  }

  private func flush() throws {
    try text.withUnsafeBytes { try sink($0) }
    text.removeAll(keepingCapacity: true)
  }
}
