import FrunForms
import FrunKit

/// Finds choices by what is typed, and keeps the index of the last list: going
/// back and forth must not fold fifty thousand labels again.
final class ChoiceFinding {
  private var choices: [Turn.Choice] = []
  private var index = ChoiceIndex([])

  /// The index of a list.
  func index(of choices: [Turn.Choice]) -> ChoiceIndex {
    if choices != self.choices {
      self.choices = choices
      index = ChoiceIndex(
        choices.map {
          ChoiceOption(
            name: $0.value, label: $0.label, aliases: ($0.secondary.map { [$0] } ?? []) + $0.aliases
          )
        })
    }
    return index
  }
}
