package import FrunDomain
import FrunSQLite
import FrunText

extension CaseStore {
  /// The records whose searchable fields hold all words of a query, in any spelling that folds
  /// alike; a word may be the beginning of a longer one.
  ///
  /// Records that hold all words whole come first, then the better covered; ties by
  /// identifier. An empty query finds nothing.
  package func search(_ query: SearchQuery) throws -> [SearchHit] {
    let words = Array(SearchFolding.fold(query.text).words.prefix(Self.mostWords))
    let limit = max(query.limit, 0)
    guard !words.isEmpty, limit > 0 else { return [] }
    return try database.read {
      var found: [Candidate] = []
      var seen: Set<Int64> = []
      // Whole words first: a short name must not drown among longer ones that begin with it.
      for isPrefix in [false, true] where found.count < limit {
        let expression = Self.expression(words, isPrefix: isPrefix)
        for candidate in try matches(expression, words: words, kinds: query.kinds)
        where seen.insert(candidate.rid).inserted { found.append(candidate) }
      }
      return try found.sorted(by: Self.isBetter).prefix(limit).map { try hit($0, words: words) }
    }
  }

  /// A record that holds all words.
  private struct Candidate {
    let rid: Int64
    let id: RecordID
    let score: Double
  }

  /// Most words of a query that are looked at.
  private static let mostWords = 12
  /// Most records judged per pass.
  private static let mostCandidates = 400

  /// The query in the language of FTS5. Tokens hold letters, digits and marks only, so quoting
  /// them is enough.
  private static func expression(_ words: [[String]], isPrefix: Bool) -> String {
    words.map { "\"" + $0.joined(separator: " ") + "\"" + (isPrefix ? "*" : "") }
      .joined(separator: " AND ")
  }

  private func matches(
    _ expression: String, words: [[String]], kinds: [String]
  ) throws -> [Candidate] {
    let numbers = try kinds.compactMap { try names.existing(kind: $0) }
    if !kinds.isEmpty, numbers.isEmpty { return [] }
    let filter =
      numbers.isEmpty
      ? "" : "AND r.kid IN (\(numbers.map(String.init).joined(separator: ",")))"
    return try database.query(
      """
      SELECT s.rowid, t.words, r.id FROM search s CROSS JOIN record r ON r.rid = s.rowid
      CROSS JOIN search_text t ON t.rid = s.rowid
      WHERE s.words MATCH ? AND r.is_live = 1 \(filter) LIMIT \(Self.mostCandidates)
      """, expression
    ) { row in
      RecordID(bytes: row.bytes(2)).map {
        Candidate(
          rid: row.int64(0), id: $0, score: Self.score(of: row.string(1), words: words))
      }
    }.compactMap(\.self)
  }

  /// Between 0 and 2: the share of the query's words found whole, and the share of the record's
  /// words that the query covers.
  private static func score(of text: String, words: [[String]]) -> Double {
    let tokens = text.utf8.split(separator: UInt8(ascii: " "))
    let asked = words.flatMap(\.self)
    let whole = asked.count { word in tokens.contains { $0.elementsEqual(word.utf8) } }
    return Double(whole) / Double(max(asked.count, 1))
      + Double(min(asked.count, tokens.count)) / Double(max(tokens.count, 1))
  }

  private func hit(_ candidate: Candidate, words: [[String]]) throws -> SearchHit {
    let rid = candidate.rid
    let subject = try projection.subject(rid: rid)
    let sid = try database.first("SELECT sid FROM record WHERE rid = ?", rid) { $0.int64(0) }
    let states = try projection.states(rid: rid)
    var best: (field: String, count: Int) = ("", -1)
    for field in schema.kind(subject.kind)?.fields ?? [] where field.isSearchable {
      guard let fid = try names.existing(field: field.name, of: subject.kind),
        let state = states[fid]
      else { continue }
      let tokens = state.all.flatMap { SearchFolding.fold($0.canonicalText).tokens }
      let count = words.filter { word in
        word.allSatisfy { part in tokens.contains { $0.hasPrefix(part) } }
      }.count
      if count > best.count { best = (field.name, count) }
    }
    return SearchHit(
      record: subject.id, kind: subject.kind, stream: try names.stream(sid ?? 0),
      score: candidate.score,
      matchedField: best.field)
  }

  private static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return left.id == right.id ? left.rid < right.rid : left.id < right.id
  }
}
