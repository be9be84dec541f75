extension ExchangeCode {
  /// One sentence for the caseworker: what happened, in words of the work.
  package var sentence: String { texts.sentence }

  /// What to do now; nil when the sentence says it all.
  package var hint: String? { texts.hint }

  private static let askAgain = "Ask the sender for the file again, on another stick or channel."
  private static let report =
    "Keep the file and tell your supervisor: it may have been tampered with."

  private var texts: (sentence: String, hint: String?) {
    switch self {
    case .envelopeNotAge: ("This is not an encrypted archive.", nil)
    case .envelopeVersionUnsupported:
      ("The envelope is of a version this program does not know.", "Install a newer frun.")
    case .envelopeArmorMalformed: ("The text form of the archive is damaged.", Self.askAgain)
    case .envelopeHeaderMalformed: ("The start of the archive is damaged.", Self.askAgain)
    case .envelopeHeaderTooLarge: ("The archive names far too many recipients.", Self.report)
    case .envelopeWorkFactorTooHigh:
      ("Opening this archive would need more memory than is allowed.", Self.report)
    case .envelopeNoMatchingIdentity:
      (
        "This archive was not encrypted to you.",
        "Give the sender your public key and ask for a new export. If it was meant for you, its beginning "
          + "is damaged: ask for the file again."
      )
    case .envelopePassphraseNeeded:
      (
        "This archive is locked with a passphrase.",
        "Ask the sender for it; type it at a terminal, or give --archive-passphrase-file."
      )
    case .envelopeWrongPassphrase: ("The passphrase does not fit this archive.", nil)
    case .envelopeHeaderMacMismatch: ("The start of the archive was changed.", Self.report)
    case .envelopePayloadCorrupt: ("The archive is damaged.", Self.askAgain)
    case .envelopePayloadTruncated:
      ("The archive is not complete: its end is missing.", Self.askAgain)
    case .envelopeTrailingData: ("Something was appended to the archive.", Self.report)
    case .envelopeRecipientMalformed: ("A recipient's public key is not readable.", nil)
    case .envelopeRecipientUnsupported:
      ("A recipient's public key is of a kind this program does not use.", nil)
    case .envelopeRecipientMissing: ("Nobody is named who could open the file.", nil)
    case .envelopeRecipientConflict:
      ("A passphrase cannot be combined with other recipients.", nil)
    case .envelopeIdentityMalformed: ("A secret key is not readable.", nil)
    case .envelopeIdentityUnsupported:
      ("A secret key is of a kind this program does not use.", nil)
    case .envelopePartMissing:
      ("A part of the split file is missing.", "Put all parts into one folder, or name them all.")
    case .envelopePartForeign:
      ("A part does not belong to the others.", "Ask the sender to send this part again.")
    case .compressionUnknownFilter:
      ("The contents are packed in a way this program does not open.", nil)
    case .compressionCorrupt: ("The packed contents are damaged.", Self.askAgain)
    case .compressionTruncated: ("The packed contents are not complete.", Self.askAgain)
    case .compressionWindowTooLarge:
      ("Unpacking would need more memory than is allowed.", Self.report)
    case .compressionBudgetExceeded:
      ("The contents unpack to more than the archive announced.", Self.report)
    case .compressionUnavailable:
      ("The library for packing archives is missing.", "Install the package libarchive13.")
    case .containerChecksum: ("An entry header of the archive is damaged.", Self.askAgain)
    case .containerNotUstar: ("The archive holds something other than plain files.", Self.report)
    case .containerEntryTypeForbidden:
      ("The archive holds a link, folder or device, which is not allowed.", Self.report)
    case .containerNameForbidden:
      ("The archive holds a file name that is not allowed.", Self.report)
    case .containerDuplicateEntry: ("The archive holds the same file twice.", Self.report)
    case .containerOrder: ("The files of the archive are not in the required order.", nil)
    case .containerSizeMalformed: ("A file size in the archive is not readable.", Self.askAgain)
    case .containerEntryTooLarge: ("A file in the archive is larger than allowed.", nil)
    case .containerTooManyEntries: ("The archive holds more files than allowed.", nil)
    case .containerTruncated: ("The archive is not complete.", Self.askAgain)
    case .containerTrailingData: ("Something follows the end of the archive.", Self.report)
    case .bagDeclarationMissing: ("The bag declaration bagit.txt is missing or not readable.", nil)
    case .bagVersion: ("The bag has a version this program does not know.", nil)
    case .bagEncoding: ("The bag's own texts are in an encoding this program does not read.", nil)
    case .bagAlgorithm: ("The bag has no check sums of a kind this program computes.", nil)
    case .bagManifestSyntax: ("A list of files in the bag is malformed.", nil)
    case .bagManifestDuplicate: ("A list of files in the bag names a file twice.", nil)
    case .bagInfoSyntax: ("The bag's description bag-info.txt is malformed.", nil)
    case .bagFileMissing: ("A file that the bag lists is missing.", Self.askAgain)
    case .bagFileUnlisted: ("The bag holds a file that it does not list.", Self.report)
    case .bagHashMismatch: ("A file in the bag is not the one that was listed.", Self.report)
    case .bagOxumMismatch: ("The bag holds another number of files or bytes than it says.", nil)
    case .bagFetchForbidden: ("The bag asks for files from the network, which is not allowed.", nil)
    case .bagFileForbidden: ("The bag holds a link or device, which is not allowed.", Self.report)
    case .signerMissing: ("The archive is not signed.", Self.report)
    case .signerMalformed: ("The signature of the archive is not readable.", Self.askAgain)
    case .signerLegacyAlgorithm: ("The signature is of an outdated kind.", nil)
    case .signerInvalid: ("The signature does not fit the archive.", Self.report)
    case .signerUnknown:
      (
        "The archive is signed by a key that is not in your team directory.",
        "Compare the words of the key with the sender on the phone, then confirm the sender."
      )
    case .signerRevoked: ("The archive is signed by a key that was withdrawn.", Self.report)
    case .signerWeakKey: ("The archive is signed by a key that proves nothing.", Self.report)
    case .signerDirectoryRollback:
      (
        "The sender's list of members is older than the one you have seen.",
        "Ask whether a laptop was restored from an old copy or stolen; then ask for a new export."
      )
    case .signerContextMismatch: ("The signature was made for another archive.", Self.report)
    case .signerNotAddressedToYou:
      (
        "The sender signed this archive for other recipients.",
        "Ask the original sender to export to you."
      )
    case .contentVersionTooNew: ("The archive needs a newer frun.", "Install a newer frun.")
    case .contentCriticalFeature:
      ("The archive uses a feature this frun does not know.", "Install a newer frun.")
    case .contentJSONMalformed: ("A part of the archive is not readable.", nil)
    case .contentOperationMalformed: ("A recorded change in the archive is not readable.", nil)
    case .contentChainBroken:
      ("The chain of changes has a gap or was edited.", "Ask the sender for a full export.")
    case .contentFork: ("One device recorded two different histories.", Self.report)
    case .contentAuthorUnknown:
      ("A change in the archive is by somebody who is not in the team directory.", nil)
    case .contentForeignCase: ("The archive holds changes of another case.", Self.report)
    case .contentAttachmentMissing: ("An attachment is missing from the archive.", Self.askAgain)
    case .contentAttachmentHash: ("An attachment is not the one that was recorded.", Self.report)
    case .contentCounts: ("The archive holds another number of changes than it says.", Self.report)
    case .storeBusy: ("Another frun is using the vault.", "Wait and try again.")
    case .storeDiskFull: ("There is not enough room on the disk.", "Free some room and try again.")
    case .storeIO: ("Reading or writing a file failed.", "Check the stick or disk and try again.")
    case .storeExists:
      ("A file of that name exists already.", "Give another name, or --force to replace it.")
    case .storeNotFound: ("There is no such file.", nil)
    case .storeNotPlain: ("This is not a plain file.", "Save it to a file first.")
    case .storeIsFolder: ("This is a folder.", "Name the file in it.")
    case .storeEmpty: ("The file is empty.", "Copy it again from where it came from.")
    case .storeChanged: ("The case changed while it was being exported.", "Export again.")
    case .policyRecipientMissing: ("Nobody is named who could open the archive.", nil)
    case .policyScope: ("This purpose does not allow the export.", nil)
    case .policyConsentMissing:
      (
        "There is no recorded consent and no lawful basis for this export.",
        "Ask the person; record the consent or the lawful basis on the case when there is one."
      )
    case .policyConsentRefused:
      (
        "Somebody said no to this use of the case.",
        "Respect it. Only who said no can change it; record that when they do, not before."
      )
    case .policyConsentForOthers:
      (
        "The consent does not include this receiver.",
        "Ask the person whether they agree to this receiver too."
      )
    case .policyNothingToExport: ("There is nothing to export.", nil)
    }
  }
}
