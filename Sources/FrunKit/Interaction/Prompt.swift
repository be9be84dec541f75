/// A question to the person at the terminal. The host asks it.
public struct Prompt: Codable, Sendable, Hashable {
  /// What sort of answer is wanted.
  public enum Kind: Codable, Sendable, Hashable {
    /// One line of text.
    case line
    /// A line that is not shown while it is typed.
    case secret
    /// `yes` or `no`; `--yes` answers it.
    case yesNo
    /// The value of one option.
    case choice([Option])
    /// A dangerous step: this text must be typed, or given with `--confirm`.
    case confirmation(expected: String)
  }

  /// One of several answers.
  public struct Option: Codable, Sendable, Hashable {
    /// The answer.
    public var value: String
    /// How it is shown.
    public var label: String

    /// An option.
    public init(_ value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// What sort of answer is wanted.
  public var kind: Kind
  /// The question, without a colon or question mark for lines and secrets.
  public var question: String
  /// The answer meant by an empty line; `yes` or `no` for ``Kind/yesNo``, the
  /// value of an option for ``Kind/choice(_:)``.
  public var fallback: String?
  /// The option that answers without a terminal, such as `--reason`; named in
  /// the error when nobody can be asked.
  public var option: String?

  /// A question.
  public init(_ kind: Kind, _ question: String, fallback: String? = nil, option: String? = nil) {
    self.kind = kind
    self.question = question
    self.fallback = fallback
    self.option = option
  }
}
