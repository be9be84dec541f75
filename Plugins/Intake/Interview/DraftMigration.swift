import FrunForms

/// What becomes of a draft when its form changed since it was begun.
struct DraftMigration {
  let old: CompiledForm
  let new: CompiledForm
  /// Names that changed while type and wording stayed: old name to new name.
  let renamed: [String: String]
  /// Questions that are gone.
  let removed: [FormItem]
  /// Questions that are new.
  let added: [FormItem]
  /// Questions whose type changed.
  let retyped: [FormItem]

  init(from old: CompiledForm, to new: CompiledForm) {
    self.old = old
    self.new = new
    func named(_ form: CompiledForm) -> [String: FormItem] {
      Dictionary(form.items.dropFirst().map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    }
    let (before, after) = (named(old), named(new))
    var gone = old.items.dropFirst().filter { after[$0.name] == nil && $0.type?.isVisible ?? true }
    var come = new.items.dropFirst().filter { before[$0.name] == nil && $0.type?.isVisible ?? true }
    var renamed: [String: String] = [:]
    for item in gone {
      // The same wording, once on each side, is the same question under another name.
      let same = come.filter { Self.isSame(item, $0, old, new) }
      let rivals = gone.filter { other in same.contains { Self.isSame(other, $0, old, new) } }
      if same.count == 1, rivals.count == 1 { renamed[item.name] = same[0].name }
    }
    gone.removeAll { renamed[$0.name] != nil }
    come.removeAll { renamed.values.contains($0.name) }
    self.renamed = renamed
    removed = gone.filter { $0.type != nil && $0.type != .note }
    added = come.filter { $0.type != nil && $0.type != .note }
    retyped = new.items.filter { item in
      item.type != nil && before[item.name].map { $0.type != nil && $0.type != item.type } ?? false
    }
  }

  private static func isSame(
    _ left: FormItem, _ right: FormItem, _ old: CompiledForm, _ new: CompiledForm
  ) -> Bool {
    guard left.kind == right.kind else { return false }
    let wording = left.label.plain(old.defaultLanguage, fallback: old.defaultLanguage)
    return !wording.isEmpty
      && wording == right.label.plain(new.defaultLanguage, fallback: new.defaultLanguage)
  }

  /// Whether anything changes that a person would notice.
  var isEmpty: Bool { renamed.isEmpty && removed.isEmpty && added.isEmpty && retyped.isEmpty }

  /// The changes, a line each.
  func lines(_ words: InterviewWords) -> [String] {
    func label(_ item: FormItem, _ form: CompiledForm) -> String {
      let label = item.label.plain(form.defaultLanguage, fallback: form.defaultLanguage)
      return label.isEmpty ? item.name : "\(item.name) (\(label))"
    }
    return renamed.sorted { $0.key < $1.key }.map { words(.questionRenamed, $0.key, $0.value) }
      + removed.map { words(.questionGone, label($0, old)) }
      + retyped.map { words(.questionRetyped, label($0, new)) }
      + added.map { words(.questionNew, label($0, new)) }
  }

  /// The steps with the new names.
  func steps(_ steps: [InterviewStep]) -> [InterviewStep] {
    steps.map { step in
      guard let path = AnswerPath(step.path) else { return step }
      var step = step
      step.path =
        AnswerPath(
          path.components.map { .init(name: renamed[$0.name] ?? $0.name, row: $0.row) }
        ).description
      return step
    }
  }

  /// Answers that found no place, to be kept in the draft.
  func carried(_ lost: [InterviewStep]) -> [InterviewStep] {
    var last: [String: InterviewStep] = [:]
    for step in lost where step.action == .set { last[step.path] = step }
    return last.values.filter { !$0.value.isEmpty }.sorted { $0.path < $1.path }.map { step in
      let name = AnswerPath(step.path)?.name ?? step.path
      let item = old.items.first { $0.name == name }
      let label = item?.label.plain(old.defaultLanguage, fallback: old.defaultLanguage) ?? ""
      return InterviewStep(.carry, step.path, step.value, label.isEmpty ? name : label)
    }
  }
}
