/// A question in words, answered from searchable fields.
public struct SearchQuery: Hashable, Sendable, Codable {
  /// The words as typed.
  public var text: String
  /// The kinds looked in; empty for all.
  public var kinds: [String]
  /// Most hits answered.
  public var limit: Int

  /// A query.
  public init(text: String, kinds: [String] = [], limit: Int = 20) {
    self.text = text
    self.kinds = kinds
    self.limit = limit
  }
}

extension SearchQuery {
  /// Reads a query; everything but the text may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    text = try container.decode(String.self, forKey: .text)
    kinds = try container.decodeIfPresent([String].self, forKey: .kinds) ?? []
    limit = try container.decodeIfPresent(Int.self, forKey: .limit) ?? 20
  }
}

/// One answer of a search.
public struct SearchHit: Hashable, Sendable, Codable {
  /// The record found.
  public let record: RecordID
  /// Its kind.
  public let kind: String
  /// Its stream.
  public let stream: StreamID
  /// How well it fits: higher is better, comparable inside one answer only.
  public let score: Double
  /// The field that fits best.
  public let matchedField: String

  /// A hit.
  public init(
    record: RecordID, kind: String, stream: StreamID, score: Double, matchedField: String
  ) {
    self.record = record
    self.kind = kind
    self.stream = stream
    self.score = score
    self.matchedField = matchedField
  }
}
