import FrunDomain
import FrunKit
import FrunText

/// A field of one record of a case as people name it: `riskLevel` (of the case itself),
/// `person.sex` (of the client), `plan.reviewDueOn` (of the only plan), or
/// `concern/3k2m7q.status` when a case has several records of a kind.
struct FieldTarget {
  let record: Record
  let field: Field

  init(_ text: String, in file: OpenedCase, _ services: any Services) throws {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
      throw Failure.usage(
        "a field is named as riskLevel, person.sex or concern/RECORD.status")
    }
    record =
      parts.count == 1
      ? file.record : try Self.record(parts[0], in: file, services)
    let name = parts[parts.count - 1]
    guard let field = Schema.standard.field(name, of: record.kind) else {
      throw Self.unknown(name, kind: record.kind)
    }
    self.field = field
  }

  /// How the field is named in commands.
  func name(in file: OpenedCase) -> String {
    record.kind == "case" ? field.name : "\(record.kind)/\(record.id.text.prefix(8)).\(field.name)"
  }

  private static func unknown(_ name: String, kind: String) -> Failure {
    let fields = Schema.standard.kind(kind)?.fields.map(\.name) ?? []
    var near = Suggestions.nearest(to: name, among: fields)
    if kind == "case" {
      near += ["person", "plan"].filter { Schema.standard.field(name, of: $0) != nil }
        .map { "\($0).\(name)" }
    }
    return Failure(
      .usage, "field.unknown", "a \(kind) has no field of this name", place: name,
      hints: near.isEmpty
        ? ["frun help data lists the fields"] : ["did you mean \(near.joined(separator: ", "))?"])
  }

  private static func record(
    _ text: String, in file: OpenedCase, _ services: any Services
  ) throws -> Record {
    let parts = text.split(separator: "/").map(String.init)
    guard (1...2).contains(parts.count), let kind = Schema.standard.kind(parts[0]),
      kind.stream == .case
    else {
      let kinds = Schema.standard.kinds.filter { $0.stream == .case }.map(\.name)
      let near = Suggestions.nearest(to: parts.first ?? "", among: kinds)
      throw Failure(
        .usage, "kind.unknown", "a case has no records of this kind", place: parts.first,
        hints: near.isEmpty ? [] : ["did you mean \(near.joined(separator: ", "))?"])
    }
    if parts.count == 2 {
      let id = try services.resolve(parts[1], kind: kind.name)
      guard let record = try services.record(id), record.stream == file.stream else {
        throw Failure.notFound(kind.name)
      }
      return record
    }
    if kind.name == "case" { return file.record }
    let all = try services.records(kind.name, in: file).filter { !$0.isErased }
    if kind.name == "person", let client = all.first(where: { $0.id == file.client }) {
      return client
    }
    let current = all.filter {
      !["superseded", "closed", "entered_in_error"].contains($0.code("status") ?? "")
    }
    let candidates = current.isEmpty ? all : current
    guard let only = candidates.first else {
      throw Failure(
        .notFound, "\(kind.name).notFound", "case \(file.number) has no \(kind.label.lowercased())")
    }
    guard candidates.count == 1 else {
      throw Failure(
        .usage, "\(kind.name).ambiguous",
        "case \(file.number) has \(candidates.count) records of kind \(kind.name)",
        hints: candidates.prefix(5).map { "name one: \(kind.name)/\($0.id.text.prefix(8)).FIELD" })
    }
    return only
  }
}
