internal import FrunDomain
internal import FrunText

extension ArchiveHeader {
  static let format = "frun-archive"

  /// The file `frun/archive.json`.
  var bytes: [UInt8] {
    var handling = JSONObject()
    handling["purpose"] = .string(self.handling.purpose.rawValue)
    handling["do_not_forward"] = .bool(self.handling.doNotForward)
    handling["retain_until"] = self.handling.retainUntil.map { .string($0.description) }
    var object = JSONObject()
    object["format"] = .string(Self.format)
    object["version"] = .integer(Int64(Self.version))
    object["min_reader"] = .integer(Int64(minimumReader))
    object["critical"] = .array(critical.map { .string($0) })
    object["archive_id"] = .string(id.uuid)
    object["streams"] = .array(streams.map { .string($0.text) })
    object["directory"] = directory.map { .string($0.text) }
    object["newest_at"] = newestAt.map { .string($0.utcText) }
    object["producer"] = .string(producer)
    object["signer"] = .string(signer)
    object["signer_member"] = .string(signerMember.text)
    object["mode"] = .string(mode.rawValue)
    object["recipients"] = .array(recipients.map { .string($0) })
    object["vv"] = Self.json(contained)
    object["base_vv"] = Self.json(base)
    object["ops"] = .members([
      "count": .integer(Int64(operationCount)), "files": .integer(Int64(operationFiles)),
    ])
    object["attachments"] = .members([
      "count": .integer(Int64(attachmentCount)),
      "bytes": .integer(Int64(clamping: attachmentBytes)),
    ])
    object["omitted"] = .array(omitted.map { .string($0) })
    object["payload"] = .members([
      "files": .integer(Int64(payload.files)), "bytes": .integer(Int64(clamping: payload.bytes)),
      "largest": .integer(Int64(clamping: payload.largest)),
    ])
    object["handling"] = .object(handling)
    object["directory_serial"] = .integer(Int64(directorySerial))
    if !acknowledges.isEmpty {
      object["acknowledges"] = .array(acknowledges.map { .string($0.uuid) })
    }
    return StrictJSON.bytes(.object(object))
  }

  static func json(_ vectors: [StreamID: VersionVector]) -> JSONValue {
    var object = JSONObject()
    for (stream, vector) in vectors { object[stream.text] = vector.canonicalJSON }
    return .object(object)
  }

  /// Reads the file. Members of newer versions are passed over; a newer `min_reader` or an unknown
  /// name in `critical` is refused before anything else is looked at.
  init(parsing bytes: [UInt8], limit: Int) throws(ExchangeError) {
    let place = ArchiveEntry.header.path
    let members = try JSONMembers(
      StrictJSON.value(bytes, limit: limit, at: place), at: place)
    guard try members.string("format") == Self.format else { throw members.failure("format") }
    minimumReader = try members.count("min_reader")
    if minimumReader > Self.version {
      throw ExchangeError(.contentVersionTooNew, at: place, detail: "needs reader \(minimumReader)")
    }
    critical = try members.strings("critical")
    if !critical.isEmpty { throw ExchangeError(.contentCriticalFeature, at: place) }
    guard let id = ArchiveID(uuid: try members.string("archive_id")) else {
      throw members.failure("archive_id")
    }
    self.id = id
    streams = try Self.streams(members)
    directory =
      members.optional("directory") == nil
      ? nil : try Self.stream(members.string("directory"), members, "directory")
    newestAt = try Self.moment(members)
    producer = try members.string("producer")
    signer = try members.string("signer")
    guard let member = RecordID(text: try members.string("signer_member")) else {
      throw members.failure("signer_member")
    }
    signerMember = member
    guard let mode = Mode(rawValue: try members.string("mode")) else {
      throw members.failure("mode")
    }
    self.mode = mode
    recipients = try members.strings("recipients")
    contained = try Self.vectors(members, "vv")
    base = try Self.vectors(members, "base_vv")
    let operations = try members.object("ops")
    operationCount = try operations.count("count")
    operationFiles = try operations.count("files")
    let attachments = try members.object("attachments")
    attachmentCount = try attachments.count("count")
    attachmentBytes = UInt64(try attachments.count("bytes"))
    omitted = try members.strings("omitted")
    let payload = try members.object("payload")
    self.payload = Payload(
      files: try payload.count("files"), bytes: UInt64(try payload.count("bytes")),
      largest: UInt64(try payload.count("largest")))
    handling = try Self.handling(members)
    directorySerial = try members.count("directory_serial")
    if members.optional("acknowledges") != nil {
      for text in try members.strings("acknowledges") {
        guard let id = ArchiveID(uuid: text) else { throw members.failure("acknowledges") }
        acknowledges.append(id)
      }
    }
    try checkConsistency(members)
  }

  private func checkConsistency(_ members: JSONMembers) throws(ExchangeError) {
    guard recipients == recipients.sorted(), Set(recipients).count == recipients.count,
      recipients.isEmpty == (mode == .passphrase)
    else { throw members.failure("recipients") }
    guard payload.largest <= payload.bytes || payload.files == 0, payload.files >= operationFiles,
      Set(contained.keys).isSuperset(of: base.keys)
    else { throw members.failure("payload") }
  }

  private static func streams(_ members: JSONMembers) throws(ExchangeError) -> [StreamID] {
    var streams: [StreamID] = []
    for text in try members.strings("streams") {
      streams.append(try stream(text, members, "streams"))
    }
    guard !streams.isEmpty, streams == streams.sorted(), Set(streams).count == streams.count else {
      throw members.failure("streams")
    }
    return streams
  }

  private static func stream(
    _ text: String, _ members: JSONMembers, _ key: String
  ) throws(ExchangeError) -> StreamID {
    guard let stream = StreamID(text: text), stream.text == text else { throw members.failure(key) }
    return stream
  }

  private static func moment(_ members: JSONMembers) throws(ExchangeError) -> Moment? {
    guard members.optional("newest_at") != nil else { return nil }
    guard let moment = try? Moment(parsing: try members.string("newest_at")) else {
      throw members.failure("newest_at")
    }
    return moment
  }

  private static func vectors(
    _ members: JSONMembers, _ key: String
  ) throws(ExchangeError) -> [StreamID: VersionVector] {
    guard let object = try members.value(key).object else { throw members.failure(key) }
    var vectors: [StreamID: VersionVector] = [:]
    for member in object.members {
      guard let stream = StreamID(text: member.key), stream.text == member.key,
        let vector = try? VersionVector(canonicalJSON: member.value)
      else { throw members.failure(key) }
      vectors[stream] = vector
    }
    return vectors
  }

  private static func handling(_ members: JSONMembers) throws(ExchangeError) -> Handling {
    let handling = try members.object("handling")
    guard let purpose = ExportPurpose(rawValue: try handling.string("purpose")) else {
      throw handling.failure("purpose")
    }
    var day: CivilDate?
    if handling.optional("retain_until") != nil {
      day = try? CivilDate(parsing: try handling.string("retain_until"))
      if day == nil { throw handling.failure("retain_until") }
    }
    return Handling(
      purpose: purpose, retainUntil: day, doNotForward: try handling.flag("do_not_forward"))
  }
}
