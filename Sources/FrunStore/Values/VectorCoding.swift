import FrunDomain

/// A version vector as bytes: for each device in order its 16 bytes and the number in 8.
enum VectorCoding {
  static func bytes(of vector: VersionVector) -> [UInt8] {
    var writer = ByteWriter()
    for (device, sequence) in vector.sequences.sorted(by: { $0.key < $1.key }) {
      writer.bytes += device.bytes
      writer.write(UInt64(clamping: sequence))
    }
    return writer.bytes
  }

  static func vector(_ bytes: [UInt8]) -> VersionVector? {
    var reader = ByteReader(bytes)
    var sequences: [DeviceID: Int] = [:]
    while !reader.isAtEnd {
      guard let id = reader.take(16), let device = DeviceID(bytes: id),
        let number = reader.number64(), let sequence = Int(exactly: number)
      else { return nil }
      sequences[device] = sequence
    }
    return VersionVector(sequences)
  }
}
