import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let identityShow = Command(
    CommandSpec(
      "show", summary: "Show whose keys are on this laptop",
      arguments: [FingerprintView.qr, FingerprintView.svg]
    ).with {
      $0.seeAlso = ["team fingerprint", "identity export"]
    }
  ) { invocation, services in
    let status = try services.teamKeys().identity()
    let keys =
      switch status.keys {
      case .both: Cell("signing and opening archives")
      case .signing: Cell("signing only; archives cannot be opened here", .caution)
      case .none: Cell("none; the member is travelling", .caution)
      }
    try services.emit(
      .fields(
        FieldsEvent(
          title: "Identity",
          fields: [
            .init("handle", "Member", Cell(status.handle, .name)), .init("keys", "Keys", keys),
          ].filter { !$0.value.text.isEmpty }
            + (status.fingerprint.map(FingerprintView.fields) ?? []))))
    if status.hasSealed {
      try services.say(
        "The keys are here sealed: 'frun identity import --shares' brings them back.")
    }
    if let fingerprint = status.fingerprint {
      try FingerprintView.draw(fingerprint, invocation, services)
    }
    return .success(schema: "frun.identity.show/1", .object(status.result))
  }
}

extension IdentityStatus {
  /// The status for programs.
  var result: JSONObject {
    JSONObject(
      members: [
        ("member", member.map { .string($0.text) } ?? .null), ("handle", .string(handle)),
        ("keys", .string(keys.rawValue)), ("sealed", .bool(hasSealed)),
      ] + (fingerprint.map(FingerprintView.result) ?? []))
  }
}
