/// A form that has been read, checked and ordered: ready to run.
public struct CompiledForm: Sendable {
  /// Identity of the form across versions.
  public package(set) var id: String
  /// Title shown to people.
  public package(set) var title: String
  /// Version, as the author writes it.
  public package(set) var version: String
  /// Languages in the order of their first column.
  public package(set) var languages: [FormLanguage]
  /// Name of the language to begin with.
  public package(set) var defaultLanguage: String
  /// All nodes, parents before children; the first is the form.
  public package(set) var items: [FormItem]
  /// Lists by name.
  public package(set) var lists: [String: ChoiceList]
  /// Records that the form makes.
  public package(set) var entities: [EntityDeclaration]
  /// Attached data files by the name expressions use.
  package var attachments: [String: [UInt8]]
  /// Expression naming a finished record.
  package var instanceName: Rule?
  /// Columns beyond the standard, kept for other tools, from the settings sheet.
  public package(set) var settings: [String: String]
  /// Which rules to run when something changes.
  package var graph: DependencyGraph

  /// The node with the name, when exactly one has it.
  public func item(named name: String) -> FormItem? {
    let found = items.filter { $0.name == name }
    return found.count == 1 ? found.first : nil
  }

  /// Questions that a person is asked.
  public var questions: [FormItem] {
    items.filter { $0.type?.isVisible == true && $0.type != .note }
  }

  /// Names of the nodes from the form down to the item, without the form.
  public func path(of index: Int) -> [String] {
    var names: [String] = []
    var current = index
    while let parent = items[current].parent {
      names.append(items[current].name)
      current = parent
    }
    return names.reversed()
  }

  /// The item and everything above it, innermost first.
  package func chain(_ index: Int) -> [Int] {
    var chain = [index]
    while let parent = items[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain
  }

  /// The innermost repeat around the item, itself excluded.
  package func enclosingRepeat(_ index: Int) -> Int? {
    chain(index).dropFirst().first { items[$0].kind == .repeating }
  }
}
