/// One step of a conversation: what a module puts before the person, as a value.
///
/// The host owns the terminal. It shows the turn with keys and repaint, or line
/// by line for screen readers and plain terminals, and gives back one
/// ``TurnReply``. A turn says everything that is on the screen, so the host
/// keeps nothing between two turns, and a turn may cross a pipe.
///
/// Texts may hold anything, also from imported files: the host cleans them.
public struct Turn: Codable, Sendable, Hashable {
  /// Where the person is: section, breadcrumb, "12 of about 47".
  public var header: [String]
  /// Lines of answered questions, oldest first ("Age  12"). With keys they
  /// stand above the question; line by line they were said already.
  public var trail: [String]
  /// What happened since the last turn ("3 answers were set aside"). Said once.
  public var notices: [String]
  /// The question, in the language of the form.
  public var question: String
  /// The same in a second language, for interviews with an interpreter.
  public var secondary: String?
  /// A short hint.
  public var hint: String
  /// Longer guidance, shown on `?`.
  public var guidance: String
  /// Language of the texts, as a BCP 47 tag. The direction of writing follows
  /// from it alone: a digit at the start of a label cannot turn the line.
  public var language: String
  /// Whether an empty answer is refused by the module.
  public var isRequired: Bool
  /// Why the last answer was refused.
  public var problem: String?
  /// What sort of answer is wanted.
  public var field: Field
  /// Text typed before and not accepted: stands in the line again.
  public var typed: String?
  /// The present answer as it would be typed. With keys it stands in the line to be changed, and an
  /// emptied line means ``TurnAction/clear``; line by line an empty line leaves it.
  public var initial: String?
  /// The present answer in words.
  public var current: String?
  /// The other questions of a group that belongs on one screen (`field-list`); nil outside of one.
  public var group: Group?
  /// What may be done besides answering.
  public var actions: [TurnAction]

  /// A turn. Most texts are empty in most turns.
  public init(
    _ question: String, _ field: Field, header: [String] = [], trail: [String] = [],
    notices: [String] = [], secondary: String? = nil, hint: String = "", guidance: String = "",
    language: String = "en", isRequired: Bool = false, problem: String? = nil,
    typed: String? = nil, current: String? = nil, actions: [TurnAction] = []
  ) {
    self.question = question
    self.field = field
    self.header = header
    self.trail = trail
    self.notices = notices
    self.secondary = secondary
    self.hint = hint
    self.guidance = guidance
    self.language = language
    self.isRequired = isRequired
    self.problem = problem
    self.typed = typed
    self.current = current
    self.actions = actions
  }
}

extension Turn {
  /// Questions that belong together, seen from one of them.
  public struct Group: Codable, Sendable, Hashable {
    /// The heading of the group.
    public var title: String
    /// Lines of the questions before this one, with their answers.
    public var before: [String]
    /// Lines of the questions behind it.
    public var after: [String]

    /// A group.
    public init(_ title: String, before: [String] = [], after: [String] = []) {
      self.title = title
      self.before = before
      self.after = after
    }
  }

  /// What sort of answer is wanted.
  public enum Field: Codable, Sendable, Hashable {
    /// One line of text.
    case line(LineRule)
    /// Text of several lines.
    case block(LineRule)
    /// A line that is not shown while it is typed.
    case masked(LineRule)
    /// A number; local digits are accepted, the reply holds ASCII digits.
    case number(NumberRule)
    /// A date as text; the module reads it, and says what it understood.
    case date(LineRule)
    /// `yes` or `no`, said in the language of the form.
    case yesNo(yes: String, no: String, chosen: Bool?)
    /// Nothing to answer, only to read.
    case note
    /// One of several; the reply is its value, or empty when nothing is chosen.
    case one([Choice], chosen: String?)
    /// Several; the reply is their values in the order of the list.
    ///
    /// - Parameter exclusive: values that go with no other, such as "none".
    case many([Choice], chosen: [String], exclusive: Set<String>)
    /// All, in an order; the reply is their values in that order.
    case rank([Choice], order: [String])
    /// The rows of a repeated group.
    case roster(Roster)
    /// One of several ways to go on; never empty, nothing is chosen at first.
    case menu([Choice])
    /// Everything at a glance, to jump to or to finish.
    case review([ReviewSection])
  }

  /// One thing to choose.
  public struct Choice: Codable, Sendable, Hashable {
    /// The answer.
    public var value: String
    /// How it is shown.
    public var label: String
    /// The same in a second language.
    public var secondary: String?
    /// Other words under which it is found, never shown.
    public var aliases: [String]

    /// A choice.
    public init(
      _ value: String, label: String, secondary: String? = nil, aliases: [String] = []
    ) {
      self.value = value
      self.label = label
      self.secondary = secondary
      self.aliases = aliases
    }
  }

  /// Limits of typed text.
  public struct LineRule: Codable, Sendable, Hashable {
    /// The most characters (grapheme clusters) that can be typed.
    public var limit: Int

    /// Limits of typed text.
    public init(limit: Int = 10_000) {
      self.limit = limit
    }
  }

  /// Which characters a number may have. Its size is the form's business.
  public struct NumberRule: Codable, Sendable, Hashable {
    /// Whether digits after a decimal mark are possible.
    public var isDecimal: Bool
    /// Whether a minus sign is possible.
    public var isSigned: Bool

    /// Which characters a number may have.
    public init(isDecimal: Bool = false, isSigned: Bool = true) {
      self.isDecimal = isDecimal
      self.isSigned = isSigned
    }
  }

  /// The rows of a repeated group, as a table.
  public struct Roster: Codable, Sendable, Hashable {
    /// One row.
    public struct Row: Codable, Sendable, Hashable {
      /// Names the row in a reply.
      public var id: String
      /// One text for each column.
      public var cells: [String]
      /// Whether all its required questions are answered.
      public var isComplete: Bool

      /// A row.
      public init(_ id: String, _ cells: [String], isComplete: Bool = true) {
        self.id = id
        self.cells = cells
        self.isComplete = isComplete
      }
    }

    /// Headings.
    public var columns: [String]
    /// The rows.
    public var rows: [Row]
    /// How many rows there will be, when the form knows: "3 of 4 filled".
    public var expected: Int?
    /// What a row is called: "family member".
    public var noun: String

    /// A roster. What may be done with it is in ``Turn/actions``: `add`, `edit`,
    /// `delete`, `copyRow`; the reply `value("")` goes on behind it.
    public init(columns: [String], rows: [Row], expected: Int? = nil, noun: String = "") {
      self.columns = columns
      self.rows = rows
      self.expected = expected
      self.noun = noun
    }
  }

  /// A group of lines in an overview.
  public struct ReviewSection: Codable, Sendable, Hashable {
    /// One line. Choosing it replies `action(.edit, argument: id)`.
    public struct Item: Codable, Sendable, Hashable {
      /// How a line stands with its question.
      public enum State: String, Codable, Sendable, Hashable, CaseIterable {
        /// Answered.
        case answered
        /// Not answered, and needs no answer.
        case open
        /// Not answered, and must be before the form is finished.
        case missing
        /// To come back to.
        case deferred
        /// Answered, and worth a second look.
        case warning
        /// Answered, and will not be stored.
        case dropped
        /// Calculated: cannot be chosen.
        case fact
      }

      /// Names the line in a reply; nil when it cannot be chosen.
      public var id: String?
      /// What was asked.
      public var label: String
      /// The answer in words.
      public var value: String
      /// How it stands.
      public var state: State

      /// A line.
      public init(_ id: String?, label: String, value: String, state: State) {
        self.id = id
        self.label = label
        self.value = value
        self.state = state
      }
    }

    /// What the lines have in common.
    public var title: String
    /// The lines.
    public var items: [Item]

    /// A group of lines.
    public init(_ title: String, _ items: [Item]) {
      self.title = title
      self.items = items
    }
  }
}
