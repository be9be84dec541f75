package import FrunTerminal
package import FrunText

/// How conversations are shown.
package struct ConversationSettings {
  /// Whether they go line by line: `--plain`, `FRUN_ACCESSIBLE`, `TERM=dumb`.
  package var isPlain = false
  /// Characters the terminal can show.
  package var repertoire: Repertoire = .unicode
  /// Colours of the screen.
  package var painter = Painter(isOn: false)
  /// Who orders right-to-left text.
  package var bidi: BidiMode = .auto
  /// Minutes without a key after which the screen locks; nil never.
  package var lockMinutes: Int?
  /// Whether the terminal can clear itself: all but dumb ones.
  package var canClear = true
  /// Says whether a passphrase is the right one; nil when there is none to ask
  /// for, then locking only blanks the screen.
  package var unlock: ((String) throws -> Bool)?

  package init() {}
}
