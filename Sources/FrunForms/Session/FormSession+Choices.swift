/// Choices that are offered now.
extension FormSession {
  /// The choices of a select, in order and filtered by the other answers.
  public func choices(_ path: AnswerPath) throws(AnswerProblem) -> [ChoiceOption] {
    let (node, item, _) = try question(at: path)
    return offered(item, node)
  }

  func offered(_ item: FormItem, _ node: NodeID) -> [ChoiceOption] {
    switch item.choices {
    case nil: return []
    case .list(let name):
      guard let list = form.lists[name] else { return [] }
      return positions(list, item, node).map {
        ChoiceOption(name: list.choices[$0].name, label: label(list.choices[$0], node))
      }
    case .file(let file, let value, let label):
      let labels = label.split(separator: ",").map { TextCleaning.trimmed(String($0)) }
      let options = rows(ofFile: file, item, node).map { row in
        let name = tree.elements(value, of: row).first.map(tree.text) ?? ""
        let texts = labels.compactMap { tree.elements($0, of: row).first.map(tree.text) }
        let text = texts.joined(separator: ", ")
        return ChoiceOption(name: name, label: text.isEmpty ? name : text)
      }
      return arranged(Array(options.indices), item, node).map { options[$0] }
    case .rows(let source): return rows(ofQuestion: source, item, node)
    }
  }

  private func label(_ choice: ChoiceList.Choice, _ node: NodeID) -> String {
    let text = text(choice.label, at: node).0
    return text.isEmpty ? choice.name : text
  }

  /// Positions in the list of the choices that are offered, in the order they are shown.
  private func positions(_ list: ChoiceList, _ item: FormItem, _ node: NodeID) -> [Int] {
    let all = Array(list.choices.indices)
    guard let rule = item.rules[.choiceFilter] else { return arranged(all, item, node) }
    guard let document = instance(list.name), let root = tree.children(document).first else {
      return []
    }
    let rows = tree.children(root)
    guard let kept = keep(rows, rule, node), kept.count < rows.count else {
      return arranged(all, item, node)
    }
    let places = rowPlaces(list.name, rows)
    return arranged(kept.compactMap { places[$0] }, item, node)
  }

  private func rowPlaces(_ list: String, _ rows: [NodeID]) -> [NodeID: Int] {
    if let known = choicePlaces[list] { return known }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    choicePlaces[list] = places
    return places
  }

  /// The choices of a select, ready to be searched while a person types.
  ///
  /// What can be reused is: the texts of a list are folded once for each
  /// language, whatever its filter leaves.
  public func choiceIndex(_ path: AnswerPath) throws(AnswerProblem) -> ChoiceIndex {
    let (node, item, _) = try question(at: path)
    guard case .list(let name) = item.choices, let list = form.lists[name], list.hasPlainLabels
    else { return ChoiceIndex(offered(item, node)) }
    let key = name + "\u{0}" + language
    let whole = choiceIndexes[key] ?? ChoiceIndex(list.choices.map { searchable($0, node) })
    choiceIndexes[key] = whole
    let places = positions(list, item, node)
    if places.count == list.choices.count, item.parameters["randomize"] != "true" { return whole }
    return whole.part(places)
  }

  private func searchable(_ choice: ChoiceList.Choice, _ node: NodeID) -> ChoiceOption {
    let shown = label(choice, node)
    var aliases = choice.label.templates.values.compactMap(\.constant).filter { $0 != shown }
    aliases.sort()
    for (header, value) in choice.columns where ["alias", "aliases"].contains(header.lowercased()) {
      aliases += value.split(separator: ";").map { TextCleaning.trimmed(String($0)) }
    }
    return ChoiceOption(name: choice.name, label: shown, aliases: aliases)
  }

  /// The rows for which the filter holds, or nil when it cannot be evaluated.
  private func keep(_ rows: [NodeID], _ rule: Rule, _ node: NodeID) -> [NodeID]? {
    evaluations[rule.aspect.rawValue, default: 0] += 1
    visits = 0
    var context = context(at: node)
    context.current = node
    do {
      if case .call("search", let arguments) = rule.expression.kind {
        let found = try search(rows, arguments, context)
        note(nil, of: .choiceFilter, at: node)
        return found
      }
      let kept = try context.filter(rows, rule.expression, isReverse: false)
      note(nil, of: .choiceFilter, at: node)
      return kept
    } catch {
      note(error.message, of: .choiceFilter, at: node)
      return nil
    }
  }

  private func rows(ofFile file: String, _ item: FormItem, _ node: NodeID) -> [NodeID] {
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    guard let document = instance(file) ?? instance(stem), let root = tree.children(document).first
    else { return [] }
    let rows = tree.children(root).filter { tree.kind($0) == .element }
    return item.rules[.choiceFilter].flatMap { keep(rows, $0, node) } ?? rows
  }

  private func rows(ofQuestion source: Int, _ item: FormItem, _ node: NodeID) -> [ChoiceOption] {
    guard let group = form.enclosingRepeat(source) else { return [] }
    // Inside a shared outer row only that row's inner rows are offered.
    let path = ReferencePaths(items: form.items).path(
      from: item.index, to: source, steppingOut: true)
    let answers = (try? context(at: node).nodes(path)) ?? []
    var rows: [NodeID] = []
    for answer in answers {
      var place: NodeID? = answer
      while let current = place, tree.template(current) != group { place = tree.parent(current) }
      if let place, tree.isRelevant(place), rows.last != place { rows.append(place) }
    }
    if let rule = item.rules[.choiceFilter] { rows = keep(rows, rule, node) ?? rows }
    return rows.flatMap { instances(of: source, below: $0) }.compactMap { answer in
      let text = tree.text(answer)
      return text.isEmpty ? nil : ChoiceOption(name: text, label: text)
    }
  }

  /// The order a `randomize` parameter asks for.
  private func arranged(
    _ options: [Int], _ item: FormItem, _ node: NodeID
  ) -> [Int] {
    guard item.parameters["randomize"] == "true" else { return options }
    var generator: ParkMiller
    if let seed = item.parameters["seed"] {
      let number = FormNumber.parse(seed)
      if !number.isNaN {
        generator = ParkMiller(number: number)
      } else if seed.hasPrefix("${"),
        let other = form.item(named: String(seed.dropFirst(2).dropLast())),
        let place = instances(of: other.index, below: rootNode).first
      {
        let text = tree.text(place)
        let value = FormNumber.parse(text)
        generator = value.isNaN ? ParkMiller(text: text) : ParkMiller(number: value)
      } else {
        return options
      }
    } else {
      // Without a seed the order is stable for one record, new for the next.
      generator = ParkMiller(text: instanceID + path(of: node).description)
    }
    return generator.shuffled(options)
  }

  /// Clears what was chosen and is no longer offered.
  func dropUnofferedAnswers(_ item: FormItem, _ node: NodeID) {
    let value = tree.ownValue(node)
    guard !value.isEmpty, item.type?.isSelect == true else { return }
    let names = Set(offered(item, node).map(\.name))
    if item.type == .selectOne {
      if names.contains(value) { return }
    } else if value.words.allSatisfy(names.contains) {
      return
    }
    let kept = item.type == .selectOne ? [] : value.words.filter(names.contains)
    clearedAnswers.append(path(of: node))
    store(kept.joined(separator: " "), in: node)
  }
}
