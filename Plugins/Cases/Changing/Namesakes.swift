import FrunDomain
import FrunKit

/// Cases with somebody of the same name: the same child is registered twice more often than two
/// children share all their names.
enum Namesakes {
  /// Says which cases to look at before the new one is kept. Never refuses.
  static func warn(about entities: [CaseEntity], _ services: any Services) throws {
    let names = entities.filter { $0.kind == "person" && $0.row == nil }.flatMap { entity in
      [entity.value("name"), entity.value("latinName")].compactMap(\.self)
    }
    var numbers: [String] = []
    for name in names {
      for hit in try services.search(SearchQuery(text: name, kinds: ["name"], limit: 5))
      where hit.stream.kind == .case {
        let number = CaseNumber(of: hit.stream.id).description
        if !numbers.contains(number) { numbers.append(number) }
      }
    }
    guard !numbers.isEmpty else { return }
    try services.warn(
      "Somebody has the same name in \(numbers.joined(separator: ", ")). Look whether it is the "
        + "same person.")
  }
}
