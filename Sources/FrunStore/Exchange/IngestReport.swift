package import FrunDomain

/// How strict an import is.
package struct IngestOptions: Hashable, Sendable {
  /// Keep commits by unknown authors aside instead of refusing the whole delivery.
  package var holdsUnknownAuthors: Bool
  /// Take commits by members who were suspended or revoked, after a person looked at them.
  package var acceptsRevoked: Bool
  /// Let other teams erase what members of this one wrote, after who may erase agreed.
  package var acceptsErasures: Bool
  /// Undo everything in the end; the report is that of the real run.
  package var isDryRun: Bool

  /// Options; the strict ones unless said otherwise.
  package init(
    holdsUnknownAuthors: Bool = false, acceptsRevoked: Bool = false,
    acceptsErasures: Bool = false, isDryRun: Bool = false
  ) {
    self.acceptsErasures = acceptsErasures
    self.holdsUnknownAuthors = holdsUnknownAuthors
    self.acceptsRevoked = acceptsRevoked
    self.isDryRun = isDryRun
  }
}

/// What an import did.
package struct IngestReport: Hashable, Sendable {
  /// Commits of one device that are known to exist and are not here.
  package struct Gap: Hashable, Sendable {
    /// The stream.
    package let stream: StreamID
    /// Whose commits are missing.
    package let device: DeviceID
    /// How many.
    package let count: Int

    /// A gap.
    package init(stream: StreamID, device: DeviceID, count: Int) {
      self.stream = stream
      self.device = device
      self.count = count
    }
  }

  /// A field of a record.
  package struct FieldPlace: Hashable, Sendable {
    /// The stream.
    package let stream: StreamID
    /// The record.
    package let record: RecordID
    /// Its kind.
    package let kind: String
    /// The field.
    package let field: String

    /// A place.
    package init(stream: StreamID, record: RecordID, kind: String, field: String) {
      self.stream = stream
      self.record = record
      self.kind = kind
      self.field = field
    }
  }

  /// A commit by stream and place.
  package struct CommitPlace: Hashable, Sendable {
    /// The stream.
    package let stream: StreamID
    /// The place in the stream.
    package let position: ChainPosition

    /// A place.
    package init(stream: StreamID, position: ChainPosition) {
      self.stream = stream
      self.position = position
    }
  }

  /// A commit that its author had no right to make.
  package struct Refusal: Hashable, Sendable {
    /// The stream.
    package let stream: StreamID
    /// The place in the stream.
    package let position: ChainPosition
    /// Who wrote it.
    package let author: RecordID
    /// Why it is refused: ``StoreError/Code/denied``, ``StoreError/Code/revokedAuthor`` or
    /// ``StoreError/Code/context``, with a sentence.
    package let error: StoreError
    /// Commits of the chain that wait for it, itself among them; 0 when only a withheld answer of
    /// a commit that is here was refused.
    package let held: Int

    /// A refusal.
    package init(
      stream: StreamID, position: ChainPosition, author: RecordID, error: StoreError, held: Int
    ) {
      self.stream = stream
      self.position = position
      self.author = author
      self.error = error
      self.held = held
    }
  }

  /// Two records that may be about one person.
  package struct Suspicion: Hashable, Sendable {
    /// Why.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
      /// The same identity number.
      case number
      /// The same name and date of birth.
      case nameAndBirth
      /// The same name in one case, and no date of birth that says otherwise.
      case nameInCase
    }

    /// The person of a case that came in.
    package let incoming: RecordID
    /// Their case.
    package let incomingStream: StreamID
    /// The other person.
    package let existing: RecordID
    /// Their case.
    package let existingStream: StreamID
    /// Every rule that says so.
    package let reasons: [Reason]
  }

  /// Commits stored.
  package var new = 0
  /// Commits that were here already.
  package var known = 0
  /// Commits kept aside because an earlier one or a signature is missing.
  package var waiting = 0
  /// Withheld assertions that came with their body now.
  package var filled = 0
  /// Assertions of the new commits that came without body.
  package var withheld = 0
  /// What is missing, by stream and device.
  package var missing: [Gap] = []
  /// Fields that are in disagreement now and were not before.
  package var disagreements: [FieldPlace] = []
  /// Records that changed, by identifier.
  package var touched: [RecordID] = []
  /// How many answers that were here the delivery erased, by stream.
  package var erased: [StreamID: Int] = [:]
  /// Alarms: commits of which two versions exist. Somebody copied a vault, or forged one.
  package var forks: [CommitPlace] = []
  /// The first commit of every chain that is refused. It waits aside with what follows it in the
  /// chain, and is judged again at every import.
  package var refused: [Refusal] = []
  /// Persons of the cases delivered of whom there may be another record.
  package var suspicions: [Suspicion] = []
  /// Authors whose keys are not known here, when the options keep their commits aside.
  package var unknownAuthors: [RecordID] = []

  /// Whether the delivery changed nothing.
  package var isUnchanged: Bool { new == 0 && filled == 0 && forks.isEmpty }
}
