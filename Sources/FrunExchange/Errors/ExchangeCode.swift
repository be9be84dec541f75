/// The stable codes of archive failures, in the form `family.code`.
///
/// A family says which layer of the envelope refused; scripts and support may rely on the codes.
package enum ExchangeCode: String, Hashable, Sendable, CaseIterable {
  // The age envelope.
  case envelopeNotAge = "envelope.not-age"
  case envelopeVersionUnsupported = "envelope.version-unsupported"
  case envelopeArmorMalformed = "envelope.armor-malformed"
  case envelopeHeaderMalformed = "envelope.header-malformed"
  case envelopeHeaderTooLarge = "envelope.header-too-large"
  case envelopeWorkFactorTooHigh = "envelope.work-factor-too-high"
  case envelopeNoMatchingIdentity = "envelope.no-matching-identity"
  case envelopePassphraseNeeded = "envelope.passphrase-needed"
  case envelopeWrongPassphrase = "envelope.wrong-passphrase"
  case envelopeHeaderMacMismatch = "envelope.header-mac-mismatch"
  case envelopePayloadCorrupt = "envelope.payload-corrupt"
  case envelopePayloadTruncated = "envelope.payload-truncated"
  case envelopeTrailingData = "envelope.trailing-data"
  case envelopeRecipientMalformed = "envelope.recipient-malformed"
  case envelopeRecipientUnsupported = "envelope.recipient-unsupported"
  case envelopeRecipientMissing = "envelope.recipient-missing"
  case envelopeRecipientConflict = "envelope.recipient-conflict"
  case envelopeIdentityMalformed = "envelope.identity-malformed"
  case envelopeIdentityUnsupported = "envelope.identity-unsupported"
  case envelopePartMissing = "envelope.part-missing"
  case envelopePartForeign = "envelope.part-foreign"
  // zstd.
  case compressionUnknownFilter = "compression.unknown-filter"
  case compressionCorrupt = "compression.corrupt"
  case compressionTruncated = "compression.truncated"
  case compressionWindowTooLarge = "compression.window-too-large"
  case compressionBudgetExceeded = "compression.budget-exceeded"
  case compressionUnavailable = "compression.unavailable"
  // The tar container.
  case containerChecksum = "container.checksum"
  case containerNotUstar = "container.not-ustar"
  case containerEntryTypeForbidden = "container.entry-type-forbidden"
  case containerNameForbidden = "container.name-forbidden"
  case containerDuplicateEntry = "container.duplicate-entry"
  case containerOrder = "container.order"
  case containerSizeMalformed = "container.size-malformed"
  case containerEntryTooLarge = "container.entry-too-large"
  case containerTooManyEntries = "container.too-many-entries"
  case containerTruncated = "container.truncated"
  case containerTrailingData = "container.trailing-data"
  // The bag.
  case bagDeclarationMissing = "bag.declaration-missing"
  case bagVersion = "bag.version"
  case bagEncoding = "bag.encoding"
  case bagAlgorithm = "bag.algorithm"
  case bagManifestSyntax = "bag.manifest-syntax"
  case bagManifestDuplicate = "bag.manifest-duplicate"
  case bagInfoSyntax = "bag.info-syntax"
  case bagFileMissing = "bag.file-missing"
  case bagFileUnlisted = "bag.file-unlisted"
  case bagHashMismatch = "bag.hash-mismatch"
  case bagOxumMismatch = "bag.oxum-mismatch"
  case bagFetchForbidden = "bag.fetch-forbidden"
  case bagFileForbidden = "bag.file-forbidden"
  // Who signed.
  case signerMissing = "signer.missing"
  case signerMalformed = "signer.malformed"
  case signerLegacyAlgorithm = "signer.legacy-algorithm"
  case signerInvalid = "signer.invalid"
  case signerUnknown = "signer.unknown"
  case signerRevoked = "signer.revoked"
  case signerWeakKey = "signer.weak-key"
  case signerContextMismatch = "signer.context-mismatch"
  case signerDirectoryRollback = "signer.directory-rollback"
  case signerNotAddressedToYou = "signer.not-addressed-to-you"
  // What the archive says.
  case contentVersionTooNew = "content.version-too-new"
  case contentCriticalFeature = "content.critical-feature"
  case contentJSONMalformed = "content.json-malformed"
  case contentOperationMalformed = "content.op-malformed"
  case contentChainBroken = "content.op-chain-broken"
  case contentFork = "content.op-fork"
  case contentAuthorUnknown = "content.op-author-unknown"
  case contentForeignCase = "content.foreign-case"
  case contentAttachmentMissing = "content.attachment-missing"
  case contentAttachmentHash = "content.attachment-hash"
  case contentCounts = "content.counts-mismatch"
  // The own disk and vault.
  case storeBusy = "store.locked"
  case storeDiskFull = "store.disk-full"
  case storeIO = "store.io"
  case storeExists = "store.exists"
  case storeNotFound = "store.not-found"
  case storeNotPlain = "store.not-plain"
  case storeIsFolder = "store.is-folder"
  case storeEmpty = "store.empty"
  case storeChanged = "store.changed-during-export"
  // What the rules of the work allow.
  case policyRecipientMissing = "policy.recipient-missing"
  case policyScope = "policy.export-scope"
  case policyConsentMissing = "policy.consent-missing"
  case policyConsentRefused = "policy.consent-refused"
  case policyConsentForOthers = "policy.consent-for-others"
  case policyNothingToExport = "policy.nothing-to-export"

  /// The layer that refused: the part before the dot.
  package var family: String {
    String(rawValue.prefix { $0 != "." })
  }

  /// The exit status (sysexits.h) of a command that fails for this reason.
  package var exitStatus: Int32 {
    switch self {
    case .storeBusy: 75
    case .storeExists: 73
    case .storeNotFound, .storeNotPlain, .storeIsFolder, .envelopePartMissing: 66
    case .storeDiskFull, .storeIO: 74
    case .storeChanged: 75
    case .compressionUnavailable: 69
    case .policyRecipientMissing, .policyScope, .policyConsentMissing, .policyConsentRefused,
      .policyConsentForOthers:
      77
    case .policyNothingToExport: 66
    case .envelopeNoMatchingIdentity, .envelopePassphraseNeeded, .envelopeWrongPassphrase: 77
    case .signerUnknown, .signerRevoked, .signerNotAddressedToYou, .signerDirectoryRollback: 77
    case .envelopeRecipientMalformed, .envelopeRecipientUnsupported, .envelopeRecipientMissing,
      .envelopeRecipientConflict:
      64
    default: 65
    }
  }
}
