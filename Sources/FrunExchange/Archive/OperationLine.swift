package import FrunDomain
internal import FrunText

/// One line of `data/ops/*.jsonl`: a commit with what is known of its assertions.
///
/// `{"assertions":[{"body":…,"salt":…}|{"missing":"withheld"|"erased"},…],"commit":…}`. The signed
/// and hashed bytes of commit and assertions stand inside as strings, so that no reader has to
/// spell JSON exactly as the author did to check them.
package enum OperationLine {
  /// The line with its line feed.
  package static func bytes(_ bundle: CommitBundle) throws(ExchangeError) -> [UInt8] {
    guard bundle.isComplete else { throw ExchangeError(.contentOperationMalformed) }
    let assertions: [JSONValue] = bundle.assertions.map { sealed in
      guard let body = sealed.body, let salt = sealed.salt else {
        return .members(["missing": .string(sealed.state.rawValue)])
      }
      return .members([
        "body": .string(String(decoding: body, as: UTF8.self)),
        "salt": .string(Hexadecimal.text(salt)),
      ])
    }
    return StrictJSON.bytes(
      .members([
        "commit": .string(String(decoding: bundle.commit.canonicalBytes, as: UTF8.self)),
        "assertions": .array(assertions),
      ]))
  }

  /// Reads a line with its line feed. Digests are taken from the commit; whether they fit the
  /// bodies is checked by ``OperationChains``.
  package static func parse(
    _ line: [UInt8], limit: Int, at place: String
  ) throws(ExchangeError) -> CommitBundle {
    let members = try JSONMembers(
      StrictJSON.value(line, limit: limit, values: 200_000, at: place), at: place)
    guard Set(members.keys) == ["assertions", "commit"],
      let elements = try members.value("assertions").array
    else { throw ExchangeError(.contentOperationMalformed, at: place) }
    let commit: Commit
    do {
      commit = try Commit(canonicalBytes: Array(try members.string("commit").utf8))
    } catch let error as DomainError {
      throw ExchangeError(
        error.code == .unknownTag ? .contentVersionTooNew : .contentOperationMalformed, at: place,
        detail: error.description)
    } catch {
      throw ExchangeError(.contentOperationMalformed, at: place)
    }
    guard elements.count == commit.digests.count else {
      throw ExchangeError(.contentOperationMalformed, at: place)
    }
    var assertions: [SealedAssertion] = []
    for (index, element) in elements.enumerated() {
      assertions.append(
        try sealed(element, index: index, digest: commit.digests[index], at: place))
    }
    return CommitBundle(commit: commit, assertions: assertions)
  }

  private static func sealed(
    _ element: JSONValue, index: Int, digest: [UInt8], at place: String
  ) throws(ExchangeError) -> SealedAssertion {
    let members = try JSONMembers(element, at: place)
    switch Set(members.keys) {
    case ["body", "salt"]:
      let body = Array(try members.string("body").utf8)
      guard let salt = Hexadecimal.bytes(try members.string("salt")),
        salt.count == SealedAssertion.saltCount, body.count <= Assertion.longest
      else { throw ExchangeError(.contentOperationMalformed, at: place) }
      return SealedAssertion(index: index, digest: digest, salt: salt, body: body)
    case ["missing"]:
      guard let state = SealedAssertion.State(rawValue: try members.string("missing")),
        state != .present
      else { throw ExchangeError(.contentOperationMalformed, at: place) }
      return SealedAssertion(index: index, digest: digest, missing: state)
    default:
      throw ExchangeError(.contentOperationMalformed, at: place)
    }
  }
}
