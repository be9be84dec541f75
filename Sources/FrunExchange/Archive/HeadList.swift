package import FrunDomain
internal import FrunText

/// The signed heads of every device chain in an archive: `frun/heads.json`.
///
/// A change forwarded by a third team is trusted through its author's head, not through the courier.
package enum HeadList {
  /// The file, in the order stream, device, number.
  package static func bytes(_ heads: [SignedHead]) -> [UInt8] {
    let sorted = heads.sorted {
      ($0.stream.text, $0.device, $0.sequence) < ($1.stream.text, $1.device, $1.sequence)
    }
    return StrictJSON.bytes(
      .array(
        sorted.map { head in
          .members([
            "stream": .string(head.stream.text), "device": .string(head.device.text),
            "sequence": .integer(Int64(head.sequence)),
            "hash": .string(Hexadecimal.text(head.hash)),
            "author": .string(head.author.text),
            "signature": .string(Hexadecimal.text(head.signature)),
          ])
        }))
  }

  /// Reads the file; whether the signatures fit is checked by whoever takes the changes in.
  package static func parse(_ bytes: [UInt8], limit: Int) throws(ExchangeError) -> [SignedHead] {
    let place = ArchiveEntry.heads.path
    guard let elements = try StrictJSON.value(bytes, limit: limit, at: place).array else {
      throw ExchangeError(.contentJSONMalformed, at: place)
    }
    var heads: [SignedHead] = []
    for (index, element) in elements.enumerated() {
      let members = try JSONMembers(element, at: "\(place), head \(index + 1)")
      guard let stream = StreamID(text: try members.string("stream")),
        let device = DeviceID(text: try members.string("device")),
        let author = RecordID(text: try members.string("author")),
        let hash = Hexadecimal.bytes(try members.string("hash")), hash.count == 32,
        let signature = Hexadecimal.bytes(try members.string("signature")), signature.count == 64
      else { throw members.failure("head") }
      heads.append(
        SignedHead(
          stream: stream, device: device, sequence: try members.count("sequence"), hash: hash,
          author: author, signature: signature))
    }
    return heads
  }
}
