/// One press of a key, or one paste.
package enum Key: Hashable, Sendable {
  /// A character, or the part of one that a keyboard sends by itself, such as
  /// an accent that follows its letter.
  case text(String)
  /// Text that was pasted: never submits, whatever it holds.
  case paste(String)
  /// Control and a letter, in lower case, or one of `\ ] ^ _ @`.
  case control(Character)
  /// Alt and a character.
  case alt(Character)
  /// A key with a name.
  case named(Name)
  /// F1 to F20.
  case function(Int)

  /// The keys with names.
  package enum Name: Hashable, Sendable, CaseIterable {
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case wordLeft, wordRight
  }
}
