package import FrunStore

/// What an import did, or in a dry run would do.
package struct ImportOutcome: Hashable, Sendable {
  /// Counts of attachments.
  package struct Attachments: Hashable, Sendable {
    /// Kept now.
    package var stored = 0
    /// Here already.
    package var known = 0
    /// Came along but are not kept: no change in the vault refers to them.
    package var left = 0
  }

  /// The archive.
  package let archive: ArchiveInspection
  /// What became of the changes.
  package let changes: IngestReport
  /// What became of the attachments.
  package let attachments: Attachments
  /// Archives of ours of which the sender now says that they arrived: what was erased or taken back
  /// in them is erased and taken back there.
  package let acknowledged: Int
  /// Consents that this archive took back.
  package let withdrawals: [WithdrawnConsent]
  /// Protections that the archive lifted by the word of another team.
  package let lifted: [LiftedProtection]
  /// Whether the sender waits to hear that what was taken back or erased is obeyed here.
  package let owesConfirmation: Bool
  /// Changes whose clock is more than a day ahead of ours. They win nothing by it.
  package let implausibleClocks: Int
  /// Whether nothing was written.
  package let isDryRun: Bool

  /// Whether the archive brought nothing new.
  package var isUnchanged: Bool {
    changes.isUnchanged && attachments.stored == 0 && acknowledged == 0
  }
}
