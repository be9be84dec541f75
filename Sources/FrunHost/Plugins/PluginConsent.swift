import FrunDomain
import FrunExchange
import FrunKit
import FrunWire

/// Which records, and which of their fields, a plugin gets for its purpose.
///
/// A case goes only when the person it is for agreed to the purpose, or another lawful basis holds;
/// a field goes only when the schema declares it for the purpose. The same register decides for
/// archives.
final class PluginConsent {
  private let services: any Services
  private let purpose: Purpose?
  private let schema: Schema
  private var decided: [StreamID: Bool] = [:]

  init(_ services: any Services, purpose: Purpose?, schema: Schema = .standard) {
    self.services = services
    self.purpose = purpose
    self.schema = schema
  }

  /// The record with the fields that go; nil when it stays.
  func allowed(_ record: Record) throws -> Record? {
    guard let purpose, let kind = schema.kind(record.kind) else { return nil }
    if kind.stream == .case, try !agrees(to: purpose, in: record.stream) { return nil }
    let fields = record.fields.filter { name, _ in
      schema.field(name, of: record.kind)?.purposes.contains(purpose) ?? false
    }
    return Record(
      id: record.id, kind: record.kind, stream: record.stream, fields: fields,
      isErased: record.isErased)
  }

  private func agrees(to purpose: Purpose, in stream: StreamID) throws -> Bool {
    if let known = decided[stream] { return known }
    let records = try ["case", "consent", "lawfulBasis"].flatMap { kind in
      try services.records(RecordQuery(kind: kind, stream: stream))
    }
    let agrees = ConsentRegister(records: records).allows(purpose, on: services.today)
    decided[stream] = agrees
    return agrees
  }
}
