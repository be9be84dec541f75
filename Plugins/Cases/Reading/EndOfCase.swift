import FrunDomain
import FrunKit

extension Services {
  /// The records that closing and reopening a case look at.
  func records(ofCase file: OpenedCase) throws -> [Record] {
    try [CaseFile.kind, Placement.kind, Visit.kind, Closure.kind].flatMap {
      try records($0, in: file)
    }
  }
}
