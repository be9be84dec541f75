/// An expression that is not part of a form, understood as if it stood in one.
public struct FormExpression: Sendable {
  /// What the author wrote.
  public let source: String
  let expression: Expression
  /// The question it stands at; nil for the form as a whole.
  let item: Int
}

extension FormCompiler {
  /// Reads an expression as if it stood in a cell of a question, with `${}` resolved from there.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - question: name of the question; the form as a whole when nil.
  /// - Returns: the expression, nil when it has an error; and what is wrong or doubtful with it.
  ///   Places name no sheet.
  public func expression(
    _ text: String, at question: String? = nil, in workbook: Workbook
  ) -> (expression: FormExpression?, problems: [FormProblem]) {
    var build = FormBuild(workbook: workbook, rootName: rootName)
    build.run()
    guard !build.items.isEmpty else { return (nil, build.problems) }
    var item = 0
    if let question {
      let found = build.items.filter { $0.name == question && $0.parent != nil }
      guard found.count == 1 else {
        let message =
          found.isEmpty
          ? "the form has no question of this name" : "several questions have this name"
        return (nil, [FormProblem(.error, "PYREF_003", message)])
      }
      item = found[0].index
    }
    build.problems = []
    let cell = FormBuild.Cell(
      item: item, aspect: nil, text: text, sheet: "expression", row: 1, column: "calculation")
    let resolved = build.expression(cell, source: item, .node)
    var problems = build.problems
    for index in problems.indices {
      problems[index].sheet = nil
      problems[index].row = nil
      problems[index].column = nil
    }
    return (resolved.map { FormExpression(source: text, expression: $0, item: item) }, problems)
  }
}

/// A part of an expression and what it yields.
public struct EvaluationStep: Sendable, Hashable {
  /// How deep the part stands, from 0 for the whole.
  public let depth: Int
  /// The part as the author wrote it.
  public let source: String
  /// What it yields as text; nil when it fails.
  public let value: String?
  /// Kind of value: `text`, `number`, `truth`, `date`, `nodes`; nil when it fails.
  public let kind: String?
  /// Why it fails.
  public let failure: String?
}

extension FormSession {
  /// Evaluates an expression with the answers as they stand, part by part, the whole first.
  ///
  /// Parts inside `[…]` are evaluated once for every row and are not listed.
  ///
  /// - Parameter path: the row that is meant when the question stands in a repeat.
  /// - Throws: `unknown` when the question has no row yet.
  public func evaluate(
    _ expression: FormExpression, at path: AnswerPath? = nil
  ) throws(AnswerProblem) -> [EvaluationStep] {
    var place = rootNode
    if let path {
      guard let node = node(at: path) else {
        throw AnswerProblem(.unknown, path, "there is no such question or row")
      }
      place = node
    } else if expression.item > 0 {
      guard let node = instances(of: expression.item, below: rootNode).first else {
        throw AnswerProblem(
          .unknown, AnswerPath(form.path(of: expression.item).map { .init(name: $0) }),
          "the question stands in a repeat that has no row")
      }
      place = node
    }
    var steps: [EvaluationStep] = []
    let scalars = Array(expression.source.unicodeScalars)
    add(expression.expression, depth: 0, at: place, scalars, &steps)
    return steps
  }

  private func add(
    _ part: Expression, depth: Int, at node: NodeID, _ scalars: [Unicode.Scalar],
    _ steps: inout [EvaluationStep]
  ) {
    let span = part.span.clamped(to: 0..<scalars.count)
    let source = String(String.UnicodeScalarView(scalars[span]))
    visits = 0
    let context = context(at: node)
    do {
      let value = try context.evaluate(part)
      steps.append(
        EvaluationStep(
          depth: depth, source: source, value: text(value, context), kind: value.kindName,
          failure: nil))
    } catch {
      steps.append(
        EvaluationStep(
          depth: depth, source: source, value: nil, kind: nil, failure: error.message))
    }
    switch part.kind {
    case .negate, .binary, .call:
      for child in part.children {
        switch child.kind {
        case .text, .number: continue
        default: add(child, depth: depth + 1, at: node, scalars, &steps)
        }
      }
    case .text, .number, .path, .filter, .reference: break
    }
  }

  private func text(_ value: ExpressionValue, _ context: ExpressionContext) -> String {
    guard case .nodes(let nodes) = value, nodes.count != 1 else { return context.text(value) }
    return nodes.prefix(20).map { context.text(.nodes([$0])) }.joined(separator: ", ")
      + (nodes.count > 20 ? ", …" : "")
  }
}

extension ExpressionValue {
  /// What sort of value it is, in words.
  var kindName: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .truth: "truth"
    case .moment: "date"
    case .nodes: "nodes"
    }
  }
}
