import FrunDomain
import FrunSQLite

/// The numbers under which streams, devices, kinds, fields and records stand in the tables.
///
/// Remembers what it has seen; a rollback makes it forget, because numbers given inside an undone
/// transaction are given again.
final class Names {
  /// A field of a kind.
  struct FieldName: Hashable {
    let kind: String
    let field: String
  }

  private let database: StoreDatabase
  private var streams: [StreamID: Int64] = [:]
  private var streamsByNumber: [Int64: StreamID] = [:]
  private var devices: [DeviceID: Int64] = [:]
  private var devicesByNumber: [Int64: DeviceID] = [:]
  private var fields: [FieldName: Int64] = [:]
  private var fieldsByNumber: [Int64: FieldName] = [:]
  private var kinds: [String: Int64] = [:]
  private var kindsByNumber: [Int64: String] = [:]

  /// Streams are many and each is used for a moment: remember the last ones only.
  private static let mostStreams = 4_096

  init(database: StoreDatabase) {
    self.database = database
    database.afterRollback.append { [weak self] in self?.forget() }
  }

  func forget() {
    streams.removeAll()
    streamsByNumber.removeAll()
    devices.removeAll()
    devicesByNumber.removeAll()
    fields.removeAll()
    fieldsByNumber.removeAll()
    kinds.removeAll()
    kindsByNumber.removeAll()
  }

  // MARK: Streams

  func existing(_ stream: StreamID) throws -> Int64? {
    if let number = streams[stream] { return number }
    let number = try database.first(
      "SELECT sid FROM stream WHERE kind = ? AND id = ?", stream.kind.rawValue, stream.id.bytes
    ) { $0.int64(0) }
    if let number { remember(stream, number) }
    return number
  }

  func number(_ stream: StreamID) throws -> Int64 {
    if let number = try existing(stream) { return number }
    try database.run(
      "INSERT INTO stream(kind, id) VALUES(?, ?)", stream.kind.rawValue, stream.id.bytes)
    let number = database.connection.lastInsertRowID
    remember(stream, number)
    return number
  }

  func stream(_ number: Int64) throws -> StreamID {
    if let stream = streamsByNumber[number] { return stream }
    let stream = try database.first("SELECT kind, id FROM stream WHERE sid = ?", number) { row in
      StreamKind(rawValue: row.string(0)).flatMap { kind in
        RecordID(bytes: row.bytes(1)).map { StreamID(kind: kind, id: $0) }
      }
    }
    guard let stream, let stream else {
      throw StoreError(.damaged, "a stream number without a stream")
    }
    remember(stream, number)
    return stream
  }

  private func remember(_ stream: StreamID, _ number: Int64) {
    if streams.count >= Self.mostStreams {
      streams.removeAll(keepingCapacity: true)
      streamsByNumber.removeAll(keepingCapacity: true)
    }
    streams[stream] = number
    streamsByNumber[number] = stream
  }

  // MARK: Devices

  func existing(_ device: DeviceID) throws -> Int64? {
    if let number = devices[device] { return number }
    let number = try database.first("SELECT did FROM device WHERE id = ?", device.bytes) {
      $0.int64(0)
    }
    if let number {
      devices[device] = number
      devicesByNumber[number] = device
    }
    return number
  }

  func number(_ device: DeviceID) throws -> Int64 {
    if let number = try existing(device) { return number }
    try database.run("INSERT INTO device(id) VALUES(?)", device.bytes)
    let number = database.connection.lastInsertRowID
    devices[device] = number
    devicesByNumber[number] = device
    return number
  }

  func device(_ number: Int64) throws -> DeviceID {
    if let device = devicesByNumber[number] { return device }
    let bytes = try database.first("SELECT id FROM device WHERE did = ?", number) { $0.bytes(0) }
    guard let bytes, let device = DeviceID(bytes: bytes) else {
      throw StoreError(.damaged, "a device number without a device")
    }
    devicesByNumber[number] = device
    devices[device] = number
    return device
  }

  // MARK: Kinds and fields

  func existing(kind: String) throws -> Int64? {
    if let number = kinds[kind] { return number }
    let number = try database.first("SELECT kid FROM kind_name WHERE kind = ?", kind) {
      $0.int64(0)
    }
    if let number {
      kinds[kind] = number
      kindsByNumber[number] = kind
    }
    return number
  }

  func number(kind: String) throws -> Int64 {
    if let number = try existing(kind: kind) { return number }
    try database.run("INSERT INTO kind_name(kind) VALUES(?)", kind)
    let number = database.connection.lastInsertRowID
    kinds[kind] = number
    kindsByNumber[number] = kind
    return number
  }

  func kind(_ number: Int64) throws -> String {
    if let kind = kindsByNumber[number] { return kind }
    let kind = try database.first("SELECT kind FROM kind_name WHERE kid = ?", number) {
      $0.string(0)
    }
    guard let kind else { throw StoreError(.damaged, "a kind number without a kind") }
    kindsByNumber[number] = kind
    kinds[kind] = number
    return kind
  }

  func existing(field: String, of kind: String) throws -> Int64? {
    let name = FieldName(kind: kind, field: field)
    if let number = fields[name] { return number }
    let number = try database.first(
      "SELECT fid FROM field_name WHERE kind = ? AND field = ?", kind, field
    ) { $0.int64(0) }
    if let number {
      fields[name] = number
      fieldsByNumber[number] = name
    }
    return number
  }

  func number(field: String, of kind: String) throws -> Int64 {
    if let number = try existing(field: field, of: kind) { return number }
    try database.run("INSERT INTO field_name(kind, field) VALUES(?, ?)", kind, field)
    let number = database.connection.lastInsertRowID
    let name = FieldName(kind: kind, field: field)
    fields[name] = number
    fieldsByNumber[number] = name
    return number
  }

  func field(_ number: Int64) throws -> FieldName {
    if let name = fieldsByNumber[number] { return name }
    let name = try database.first("SELECT kind, field FROM field_name WHERE fid = ?", number) {
      FieldName(kind: $0.string(0), field: $0.string(1))
    }
    guard let name else { throw StoreError(.damaged, "a field number without a field") }
    fieldsByNumber[number] = name
    fields[name] = number
    return name
  }
}
