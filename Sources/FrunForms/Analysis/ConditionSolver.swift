/// Decides whether conditions can hold together, for any answers at all.
///
/// Sound in one direction only: “no” is certain, “yes” means that nothing
/// speaks against it. Work is bounded; when the bound is reached the answer is yes.
struct ConditionSolver {
  let items: [FormItem]
  let lists: [String: ChoiceList]

  /// Most steps of one question.
  private static let mostSteps = 2_000
  /// Longest list whose values are followed one by one.
  private static let longestList = 200

  /// The state of a search.
  private struct Search {
    var domains: [Int: AnswerDomain] = [:]
    var pending: [Condition] = []
    /// Questions whose own relevance is already among the conditions.
    var followed: Set<Int> = []
  }

  /// Whether all the conditions can hold.
  func canHold(_ conditions: [Condition]) -> Bool {
    var steps = 0
    var search = Search()
    search.pending = conditions
    return solve(&search, &steps)
  }

  /// Whether an answer of the question can satisfy its constraint.
  func canAnswer(_ item: FormItem, _ constraint: Condition) -> Bool {
    var steps = 0
    var search = Search()
    var domain = start(item)
    domain.allowsEmpty = false
    search.domains[item.index] = domain
    search.followed.insert(item.index)
    search.pending = [constraint]
    return solve(&search, &steps)
  }

  private func start(_ item: FormItem) -> AnswerDomain {
    var list: ChoiceList?
    let isSearched = item.appearance.contains { $0.hasPrefix("search(") }
    if !isSearched, case .list(let name) = item.choices, let found = lists[name],
      found.choices.count <= Self.longestList
    {
      list = found
    }
    return AnswerDomain(item, list: list)
  }

  /// What is known of a question before the search: its type and its constraint.
  private func domain(_ item: FormItem) -> AnswerDomain {
    var domain = start(item)
    // What nobody types is not held to its constraint.
    if item.type?.isVisible == true, item.rules[.calculation] == nil,
      let rule = item.rules[.constraint]
    {
      let typing = StaticTyping(items: items, source: item.index, context: item.index)
      narrow(&domain, .read(rule.expression, typing), item.index)
    }
    return domain
  }

  private func narrow(_ domain: inout AnswerDomain, _ condition: Condition, _ item: Int) {
    switch condition {
    case .all(let parts): for part in parts { narrow(&domain, part, item) }
    case .test(item, let test, let holds):
      // A constraint is not asked while there is no answer.
      let allowsEmpty = domain.allowsEmpty
      domain.keep(test, holds)
      domain.allowsEmpty = allowsEmpty
    default: break
    }
  }

  private func solve(_ search: inout Search, _ steps: inout Int) -> Bool {
    while let condition = search.pending.popLast() {
      steps += 1
      if steps > Self.mostSteps { return true }
      switch condition {
      case .constant(let holds): if !holds { return false }
      case .open: continue
      case .all(let parts): search.pending += parts
      case .any(let parts):
        for part in parts {
          var branch = search
          branch.pending.append(part)
          if solve(&branch, &steps) { return true }
        }
        return false
      case .test(let item, let test, let holds):
        var domain = search.domains[item] ?? self.domain(items[item])
        domain.keep(test, holds)
        search.domains[item] = domain
        guard domain.isPossible else { return false }
        if !domain.allowsEmpty, search.followed.insert(item).inserted {
          // An answer exists only where its question is asked.
          search.pending += relevances(of: item)
        }
      }
    }
    return true
  }

  /// The relevance of a question and of everything around it.
  func relevances(of item: Int) -> [Condition] {
    ReferencePaths(items: items).chain(item).compactMap { place in
      items[place].rules[.relevant].map {
        .read($0.expression, StaticTyping(items: items, source: place, context: place))
      }
    }
  }
}
