/// What a finished form yields.
public struct SubmissionResult: Sendable {
  /// One stored answer.
  public struct Answer: Sendable, Hashable {
    /// Where it was given.
    public let path: AnswerPath
    /// The stored value: a choice's name, an ISO date, a number or text.
    public let value: String
  }

  /// Identity of the form.
  public let formID: String
  /// Version of the form.
  public let formVersion: String
  /// Identity of this record, `uuid:…`.
  public let instanceID: String
  /// Name of the record as the form computes it; empty when it does not.
  public let instanceName: String
  /// Relevant answers in the order of the form.
  public let answers: [Answer]
  /// Records to create or update.
  public let entities: [EntityChange]
  /// Questions that are asked and have a reason instead of an answer.
  public let missing: [Missing]

  /// A question with the reason why it has no answer.
  public struct Missing: Sendable, Hashable {
    /// The question.
    public let path: AnswerPath
    /// The reason.
    public let reason: MissingAnswer
  }
}

/// A record that a finished form creates or updates.
public struct EntityChange: Sendable, Hashable {
  /// What should happen.
  public enum Action: String, Sendable {
    /// A new record.
    case create
    /// An existing record.
    case update
    /// The record when it exists, else a new one.
    case upsert
  }

  /// One property and its value.
  public struct Field: Sendable, Hashable {
    /// Name of the property.
    public let property: String
    /// The stored value; empty when the question was asked and left empty.
    public let value: String
    /// Where the answer was given.
    public let path: AnswerPath
  }

  /// What should happen.
  public let action: Action
  /// Name of the list of records, such as `person`.
  public let dataset: String
  /// Identifier: of the record to update, or a new one.
  public let key: String
  /// Text naming the record.
  public let label: String
  /// Properties of relevant questions in the order of the form.
  public let fields: [Field]
  /// Row of the repeat that made the record, from 1; nil for the form itself.
  public let repeatIndex: Int?

  /// The value of a property, when it was asked.
  public func value(_ property: String) -> String? {
    fields.first { $0.property == property }?.value
  }
}
