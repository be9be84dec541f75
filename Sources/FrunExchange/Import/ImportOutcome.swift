package import FrunStore

/// What an import did, or in a dry run would do.
package struct ImportOutcome: Hashable, Sendable {
  /// The archive.
  package let archive: ArchiveInspection
  /// What became of the changes.
  package let changes: IngestReport
  /// Attachments kept now.
  package let storedAttachments: Int
  /// Attachments that were here already.
  package let knownAttachments: Int
  /// Attachments that came along but are not kept here.
  package let leftAttachments: Int
  /// Whether nothing was written.
  package let isDryRun: Bool

  /// Whether the archive brought nothing new.
  package var isUnchanged: Bool { changes.isUnchanged && storedAttachments == 0 }
}
