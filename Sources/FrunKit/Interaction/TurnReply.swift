/// What the person did with a ``Turn``.
public enum TurnReply: Codable, Sendable, Hashable {
  /// The answer: text in NFC without blanks at its ends, a number in ASCII
  /// digits, `yes` or `no`, the value of one choice; empty for a note, a roster
  /// left behind, and a question left open.
  case value(String)
  /// The values of several choices.
  case values([String])
  /// Something besides an answer.
  ///
  /// - Parameters:
  ///   - argument: what it is about when it was said at once: a name after
  ///     `:goto`, a tag after `:lang`, the row or line chosen. Nil: the module
  ///     asks with a turn of its own.
  ///   - typed: text standing in the line, to give back in ``Turn/typed``.
  case action(TurnAction, argument: String? = nil, typed: String? = nil)
}

/// What may be done with a turn besides answering it.
public enum TurnAction: String, Codable, Sendable, Hashable, CaseIterable {
  /// To the question before, whether the text is valid or not.
  case back
  /// To another question; the argument is its name, or part of its label.
  case goTo
  /// Everything at a glance.
  case overview
  /// Out, with the draft kept. Ctrl-C asks, and means this too.
  case saveAndLeave
  /// A note on this answer.
  case note
  /// Why there is no answer: asked with a menu, unless the argument names it.
  case skip
  /// Another language; the argument is its tag.
  case language
  /// Take the answer away.
  case clear
  /// Why this is asked, or why not.
  case why
  /// The review before finishing.
  case review
  /// A new row in a roster.
  case add
  /// Into a row or a line; the argument is its id.
  case edit
  /// Delete a row; the argument is its id. The module asks before it does.
  case delete
  /// Copy answers from an earlier row; the argument is the id of the row before
  /// which the person stands.
  case copyRow
  /// The form is done.
  case finish
  /// The line went away (SIGHUP), or the machine is stopping (SIGTERM): keep
  /// the draft and return at once. May come in reply to any turn.
  case hangUp
}
