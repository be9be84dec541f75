import FrunDomain
import FrunKit

/// Codes in the person's language.
struct Words {
  let language: String

  /// The label of a code of a field; empty for nil.
  func code(_ code: String?, _ field: String, _ kind: String) -> String {
    Schema.standard.label(code, of: field, in: kind, language: language)
  }
}
