import FrunKit
import FrunSQLite
import FrunStore

extension FailureMapping {
  static func vault(_ error: VaultError) -> Failure {
    switch error {
    case .missing:
      Failure(
        .notFound, "vault.missing", "there is no vault here yet",
        hints: ["'frun init' makes one", "FRUN_HOME or --vault names another directory"])
    case .alreadyExists:
      Failure(
        .cannotCreate, "vault.exists", "there is a vault here already",
        hints: ["'frun vault status' tells about it"])
    case .empty, .incomplete:
      Failure(
        .data, "vault.incomplete", "the vault file is cut off",
        hints: ["put back a backup, or ask your data protection officer"])
    case .notAVault:
      Failure(
        .data, "vault.foreign", "the file is not a vault", hints: ["is --vault or FRUN_HOME right?"]
      )
    case .newerVersion(let version):
      Failure(
        .data, "vault.newer", "a newer frun wrote this vault",
        causes: ["format version \(version)"], hints: ["install the newer frun"])
    case .headerDamaged:
      Failure(
        .data, "vault.headerDamaged", "both copies of the vault's header are damaged",
        hints: ["keep the file as it is and put back a backup"])
    case .wrongCredential:
      Failure(
        .denied, "vault.wrongPassphrase", "this does not open the vault",
        hints: ["'frun unlock --recovery' opens it with the recovery code"])
    case .foreignKey:
      Failure(.denied, "vault.foreignKey", "the key belongs to another vault")
    case .unusableCredential(let reason):
      Failure(.usage, "vault.unusableSecret", "this secret cannot be used", causes: [reason])
    case .damaged, .inconsistent:
      Failure(
        .data, "vault.damaged", "the vault is damaged or was tampered with",
        causes: causes(error),
        hints: [
          "stop working on it and keep the file", "'frun vault verify' says how much is damaged",
        ])
    case .noSuchSlot: Failure.notFound("slot", hints: ["'frun vault slot list' shows the slots"])
    case .lastSlot:
      Failure(
        .denied, "slot.last", "the last slot cannot be removed",
        hints: ["add another one first; without a slot nobody can open the vault"])
    case .noFreeSlot:
      Failure(.cannotCreate, "slot.none", "all eight slots are taken", hints: ["remove one first"])
    case .busy: busy
    case .diskFull:
      Failure(
        .io, "disk.full", "there is no room left on the disk",
        hints: ["free some space and try again; nothing was changed"])
    case .notPermitted:
      Failure(
        .denied, "vault.notPermitted", "the system does not let you use the vault",
        hints: ["does the file belong to you, and is the disk writable?"])
    case .cryptographyUnavailable:
      Failure(
        .unavailable, "cryptography.missing", "libcrypto lacks a cipher the vault needs",
        hints: ["'frun doctor' shows the version"])
    case .database(let error):
      Failure(.io, "vault.database", "the vault cannot be used", causes: ["\(error)"])
    }
  }

  private static func causes(_ error: VaultError) -> [String] {
    if case .inconsistent(let count) = error { return ["\(count) findings of the check"] }
    return ["a page does not authenticate"]
  }

  static var busy: Failure {
    Failure(
      .busy, "vault.busy", "another frun is using the vault",
      hints: ["wait until it is done and try again"])
  }

  static func store(_ error: StoreError) -> Failure {
    let (kind, hints): (Failure.Kind, [String]) =
      switch error.code {
      case .notFound: (.notFound, [])
      case .ambiguous: (.usage, ["type more of the identifier"])
      case .denied: (.denied, [])
      case .invalid: (.data, [])
      case .disagreement: (.denied, ["'frun case decide' settles a disagreement"])
      case .gate: (.denied, [])
      case .dependents: (.denied, ["undo the later changes first"])
      case .cannotUndo: (.denied, [])
      case .busy: (.busy, ["wait until the other frun is done and try again"])
      case .digest, .chain, .context, .signature, .damaged: (.data, ["'frun vault verify'"])
      case .unknownAuthor: (.denied, ["confirm the author's key with your partner team first"])
      case .revokedAuthor, .foreignErasure: (.denied, [])
      case .limit: (.data, [])
      case .weakKey: (.data, ["ask for another key; whoever made this one may mean harm"])
      case .directoryRollback:
        (.denied, ["ask for the newest directory: 'frun team directory -o FILE' on their laptop"])
      case .newer: (.data, ["install the newer frun"])
      case .identity:
        (
          .configuration,
          ["'frun identity show' tells whose keys are here", "'frun init' sets a new vault up"]
        )
      case .storage:
        (.io, ["is there room on the disk, and may you write there?", "'frun doctor' looks"])
      }
    return Failure(
      kind, error.code.rawValue, sentence(error.message), causes: error.causes, hints: hints)
  }
}
