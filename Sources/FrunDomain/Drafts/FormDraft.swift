/// A form that somebody began to fill in and did not finish.
///
/// Drafts belong to one member on one laptop. They are no part of the signed history and never
/// leave the vault; they become a record when the form is finished.
public struct FormDraft: Codable, Sendable, Hashable {
  /// What is told about a draft without reading its answers.
  public struct Progress: Codable, Sendable, Hashable {
    /// Name of the record as the form computes it; empty when it does not yet.
    public var name: String
    /// Language of the questions, as the form names it.
    public var language: String
    /// How many of the relevant questions are answered or have a reason for not being.
    public var answered: Int
    /// How many questions are relevant.
    public var asked: Int
    /// The question that was asked last, as it was worded.
    public var lastQuestion: String

    /// Where a draft stands.
    public init(
      name: String = "", language: String = "", answered: Int = 0, asked: Int = 0,
      lastQuestion: String = ""
    ) {
      self.name = name
      self.language = language
      self.answered = answered
      self.asked = asked
      self.lastQuestion = lastQuestion
    }

    /// How much is answered, in whole percent; 0 when nothing is asked.
    public var percent: Int { asked > 0 ? min(100, max(0, answered) * 100 / asked) : 0 }
  }

  /// One step of an interview as it was written down.
  public struct Entry: Codable, Sendable, Hashable {
    /// When, on the clock of the laptop.
    public let at: Moment
    /// What happened: one JSON object, whose shape belongs to whoever wrote it.
    public let body: String

    /// A step.
    public init(at: Moment, body: String) {
      self.at = at
      self.body = body
    }
  }

  /// Identifier of the draft.
  public let id: RecordID
  /// Who began it.
  public let member: RecordID
  /// Name of the form: the one that was typed.
  public let form: String
  /// Version of the form that the draft was begun with.
  public let version: String
  /// Title of the form.
  public let title: String
  /// The case that the form adds to; nil when it opens one.
  public let stream: StreamID?
  /// The planned visit that the form is about.
  public let visit: RecordID?
  /// The finished form that this one corrects, and why.
  public let revision: Revision?
  /// When it was begun.
  public let begunAt: Moment
  /// When the last answer was written down.
  public var changedAt: Moment
  /// Where it stands.
  public var progress: Progress

  /// A finished form that is corrected.
  public struct Revision: Codable, Sendable, Hashable {
    /// The finished form.
    public let submission: RecordID
    /// Why it is corrected.
    public let reason: String

    /// A correction.
    public init(submission: RecordID, reason: String) {
      self.submission = submission
      self.reason = reason
    }
  }

  /// A draft.
  public init(
    id: RecordID, member: RecordID, form: String, version: String, title: String,
    stream: StreamID? = nil, visit: RecordID? = nil, revision: Revision? = nil, begunAt: Moment,
    changedAt: Moment? = nil, progress: Progress = Progress()
  ) {
    self.id = id
    self.member = member
    self.form = form
    self.version = version
    self.title = title
    self.stream = stream
    self.visit = visit
    self.revision = revision
    self.begunAt = begunAt
    self.changedAt = changedAt ?? begunAt
    self.progress = progress
  }
}
