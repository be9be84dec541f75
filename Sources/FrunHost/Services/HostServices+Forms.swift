import FrunKit
import FrunText

extension HostServices {
  func forms() throws -> [FormListing] {
    try dataNames(under: "Forms").filter { $0.hasSuffix("/") }.compactMap { folder in
      let id = String(folder.dropLast())
      guard let survey = try? data("Forms/\(id)/survey.csv") else { return nil }
      let settings = (try? data("Forms/\(id)/settings.csv")) ?? []
      return Self.listing(id, survey: survey, settings: settings, origin: .shipped)
    }
  }

  /// A form by its identifier, or by the path of a folder or file: identifiers have neither a
  /// slash nor a dot.
  func form(_ id: String) throws -> FormSource {
    if id.contains("/") || id.contains(".") { return try form(at: id) }
    let isName =
      !id.isEmpty
      && id.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
      }
    let names = isName ? try dataNames(under: "Forms/\(id)") : []
    guard !names.isEmpty else {
      let known = try dataNames(under: "Forms").map { $0.filter { $0 != "/" } }
      let near = Suggestions.nearest(to: id, among: known)
      throw Failure(
        .notFound, "form.notFound", "there is no form of this name",
        hints: near.map { "did you mean \($0)?" } + ["'frun form list' shows the forms"])
    }
    var files: [String: [UInt8]] = [:]
    for name in names where !name.hasSuffix("/") { files[name] = try data("Forms/\(id)/\(name)") }
    return FormSource(id: id, origin: .shipped, files: files)
  }

  /// The largest form file, in bytes.
  private static let limit = 16 << 20

  private func form(at path: String) throws -> FormSource {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if Files.isDirectory(path) {
      var files: [String: [UInt8]] = [:]
      for file in Files.names(in: path) where !file.hasSuffix("/") {
        files[file] = try readInput("\(path)/\(file)", limit: Self.limit)
      }
      return FormSource(id: name, origin: .office, files: files)
    }
    let bytes = try readInput(path, limit: Self.limit)
    let id = name.split(separator: ".").first.map(String.init) ?? name
    if let parts = try SpreadsheetFile.parts(of: bytes, name: path) {
      return FormSource(id: id, origin: .office, files: parts)
    }
    return FormSource(id: id, origin: .office, files: [name: bytes])
  }

  /// Title, version and languages from the sheets; a broken sheet still gives a
  /// line in the list, and `form check` says what is wrong.
  private static func listing(
    _ id: String, survey: [UInt8], settings: [UInt8], origin: FormListing.Origin
  ) -> FormListing {
    let table = try? CSVReader().table(of: settings)
    let value = { (column: String) -> String in
      guard let table, !table.rows.isEmpty else { return "" }
      return table[0, column] ?? ""
    }
    let header = (try? CSVReader().table(of: survey))?.header ?? []
    let languages = header.compactMap { column -> String? in
      guard column.hasPrefix("label::") else { return nil }
      return String(column.dropFirst("label::".count).drop { $0 == " " })
    }
    let title = value("form_title")
    return FormListing(
      id: id, title: title.isEmpty ? id : title, version: value("version"), origin: origin,
      languages: languages)
  }
}
