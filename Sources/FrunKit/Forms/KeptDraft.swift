public import FrunDomain

/// A draft with everything that is needed to go on with it.
public struct KeptDraft: Codable, Sendable, Hashable {
  /// What is known of the draft.
  public var draft: FormDraft
  /// The form as it was when the draft was begun.
  public var source: FormSource
  /// What happened so far, in order.
  public var entries: [FormDraft.Entry]

  /// A draft with its form and steps.
  public init(draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]) {
    self.draft = draft
    self.source = source
    self.entries = entries
  }
}
