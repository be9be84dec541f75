import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let teamShow = Command(
    CommandSpec(
      "show", summary: "Show a member with keys", arguments: [TeamArguments.member]
    ).with {
      $0.seeAlso = ["team list", "team card"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let language = invocation.context.language
    let member = try services.member(invocation[TeamArguments.member])
    func code(_ field: String, _ header: String) -> Listing<Record>.Column {
      .init(field, header, json: { $0.fields[field]?.result ?? .null }) {
        $0.cell(field) { Schema.standard.label($0, of: field, in: "member", language: language) }
      }
    }
    func last(_ field: String, _ header: String) -> Listing<Record>.Column {
      .init(field, header, json: { $0.fields[field]?.result ?? .null }) {
        Cell($0.texts(field).last ?? "")
      }
    }
    return try services.show(
      member,
      as: Listing(
        "frun.team.show/1",
        [
          .init("handle", "Member") { Cell($0.text("handle") ?? "", .name) },
          .init("member", "Identifier") { Cell($0.id.text) },
          .init("name", "Name") { $0.cell("name") },
          code("role", "Role"), code("status", "Status"),
          .init("office", "Office") { $0.cell("office") },
          .init("since", "Since") { $0.cell("since") },
          last("signingKey", "Signing key"), last("recipient", "Archive key"),
          last("revocationReason", "Why revoked"),
        ]))
  }
}
