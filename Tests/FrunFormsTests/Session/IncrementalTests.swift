import Testing

@testable import FrunForms

/// Running only what depends on a change must end where running everything ends.
@Suite struct IncrementalTests {
  /// Everything a session would show: values, relevance, required marks.
  static func state(_ session: FormSession) -> [String] {
    var lines: [String] = []
    session.forEachNode(below: session.rootNode) { node in
      lines.append(
        "\(session.path(of: node)) \(session.tree.ownValue(node)) \(session.tree.isRelevant(node)) "
          + "\(session.required.contains(node)) \(session.readOnly.contains(node))")
    }
    return lines
  }

  static func forms() throws -> [(String, CompiledForm)] {
    let tangled = """
      | survey |
      | | type | name | label | relevant | calculation | required | repeat_count | choice_filter | default | trigger |
      | | integer | a | A | | | | | | 1 | |
      | | integer | b | B | ${a} > 1 | | ${a} = 3 | | | | |
      | | begin_group | g | G | ${b} != '' or ${a} = 2 | | | | | | |
      | | select_one l | s | S | | | | | | | |
      | | select_multiple m | t | T | ${s} != '' | | | | f = ${s} | | |
      | | calculate | picked | | | count-selected(${t}) + coalesce(${b}, 0) | | | | | |
      | | end_group | | | | | | | | | |
      | | begin_repeat | r | R | ${a} != 4 | | | | | | |
      | | integer | x | X | ${picked} < 3 | | | | | ${a} | |
      | | calculate | own | | | ${x} * ${a} | | | | | |
      | | begin_repeat | q | Q | | | | ${x} | | | |
      | | text | y | Y | | | ${own} > 2 | | | position(..) | |
      | | calculate | z | | | concat(${y}, '/', ${x}, '/', position(../..)) | | | | | |
      | | end_repeat | | | | | | | | | |
      | | calculate | inner | | | count(${q}) + count-non-empty(${y}) | | | | | |
      | | end_repeat | | | | | | | | | |
      | | calculate | sum | | | sum(${own}) + sum(${inner}) | | | | | |
      | | calculate | first | | | indexed-repeat(${own}, ${r}, 1) | | | | | |
      | | calculate | all | | | join(' ', ${z}) | | | | | |
      | | select_one ${x} | which | Which? | | | | | ${x} > 1 | | |
      | | text | late | Late | ${sum} > 5 and ${which} != '' | | | | | | |
      | choices |
      | | list_name | name | label | f |
      | | l | p | P | |
      | | l | q | Q | |
      | | m | p1 | P1 | p |
      | | m | p2 | P2 | p |
      | | m | q1 | Q1 | q |
      """
    return [
      ("tangled", try compiled(tangled)),
      ("registration", try ShippedFormTests.form("registration-uasc")),
    ]
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func incrementalEqualsComplete(seed: UInt64) throws {
    for (name, form) in try Self.forms() {
      let generator = SharedGenerator(seed: seed)
      let session = FormSession(form: form, environment: testEnvironment())
      func choose(_ count: Int) -> Int { Int(generator.next() % UInt64(max(1, count))) }
      for step in 0..<60 {
        var paths: [QuestionState] = []
        var repeats: [RepeatState] = []
        for line in session.outline() {
          if case .question(let question) = line { paths.append(question) }
          if case .repeating(let repeated) = line { repeats.append(repeated) }
        }
        switch choose(8) {
        case 0:
          if !repeats.isEmpty {
            let repeated = repeats[choose(repeats.count)]
            if repeated.fixedCount == nil, repeated.rows < 4 { try session.addRow(repeated.path) }
          }
        case 1:
          if let repeated = repeats.first(where: { $0.rows > 1 && $0.fixedCount == nil }) {
            try session.removeRow(path("\(repeated.path)[\(1 + choose(repeated.rows))]"))
          }
        default:
          guard !paths.isEmpty else { continue }
          let question = paths[choose(paths.count)]
          let options = try session.choices(question.path).map(\.name)
          let answers =
            options.isEmpty
            ? ["", "1", "2", "3", "4", "2015-03-04", "2014-06", "ሰላም", "Ana"] : options + [""]
          try? session.setAnswer(answers[choose(answers.count)], at: question.path)
        }
        let incremental = Self.state(session)
        session.queueNew(session.rootNode)
        // Defaults belong to new rows; an answer taken back stays empty.
        session.pendingDefaults = []
        session.runRules()
        let difference = Self.state(session).difference(from: incremental)
        #expect(difference.isEmpty, "form \(name), seed \(seed), step \(step)")
      }
      #expect(session.failures.isEmpty, "\(session.failures)")
    }
  }
}
