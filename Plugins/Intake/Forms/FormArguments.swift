import FrunArguments
import FrunKit

/// Arguments that several commands about forms have.
enum FormArguments {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the texts, such as fr or ar")
}
