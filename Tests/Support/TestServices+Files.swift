import FrunArchive
package import FrunKit
import FrunText

extension TestServices {
  /// The forms of the source tree.
  package func forms() throws -> [FormListing] {
    ProjectFiles.names(in: "Forms").filter { $0.hasSuffix("/") }.map { folder in
      let id = String(folder.dropLast())
      let settings = ProjectFiles.bytes("Forms/\(id)/settings.csv").flatMap {
        try? CSVReader().table(of: $0)
      }
      return FormListing(
        id: id, title: settings?[0, "form_title"] ?? id, version: settings?[0, "version"] ?? "",
        origin: .shipped)
    }
  }

  /// The files of a form: a workbook or one file of ``TestServices/files``, those under `Forms/ID/` in ``TestServices/files``, or of the source tree.
  package func form(_ id: String) throws -> FormSource {
    if let bytes = files[id] {
      let name = id.split(separator: ".").first.map(String.init) ?? id
      return FormSource(
        id: name, origin: .office, files: try officeParts(of: bytes, name: id) ?? [id: bytes])
    }
    let prefix = "Forms/\(id)/"
    let own = files.filter { $0.key.hasPrefix(prefix) }
    guard own.isEmpty else {
      return FormSource(
        id: id, origin: .office,
        files: Dictionary(
          uniqueKeysWithValues: own.map { ($0.dropFirst(prefix.count).description, $1) })
      )
    }
    let names = ProjectFiles.names(in: "Forms/\(id)").filter { !$0.hasSuffix("/") }
    guard !id.contains("/"), !names.isEmpty else { throw Failure.notFound("form") }
    let files = names.compactMap { name in
      ProjectFiles.bytes("Forms/\(id)/\(name)").map { (name, $0) }
    }
    return FormSource(
      id: id, origin: .shipped, files: Dictionary(files, uniquingKeysWith: { $1 }))
  }

  /// A data file of the source tree.
  package func data(_ path: String) throws -> [UInt8] {
    if let bytes = dataFiles[path] { return bytes }
    guard ["Forms/", "Training/"].contains(where: path.hasPrefix), !path.contains(".."),
      let bytes = ProjectFiles.bytes(path)
    else { throw Failure(.notFound, "data.notFound", "no such data file", place: path) }
    return bytes
  }

  /// The names in a data folder of the source tree.
  package func dataNames(under path: String) throws -> [String] { ProjectFiles.names(in: path) }

  /// A file of ``TestServices/files``.
  package func readInput(_ name: String, limit: Int) throws -> [UInt8] {
    guard let bytes = files[name] else {
      throw Failure(.notFound, "file.notFound", "no such file", place: name)
    }
    guard bytes.count <= limit else {
      throw Failure(.data, "input.tooLong", "the input is longer than this command accepts")
    }
    return bytes
  }

  /// Puts a file into ``TestServices/files``.
  package func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws {
    guard replace || name == "-" || files[name] == nil else {
      throw Failure(.cannotCreate, "file.exists", "the file exists", place: name)
    }
    files[name] = bytes
  }

  /// Puts files into ``TestServices/files``, under the folder's name.
  package func writeFolder(_ name: String, _ files: [String: [UInt8]], replace: Bool) throws {
    for (file, bytes) in files { try writeOutput("\(name)/\(file)", bytes, replace: replace) }
  }

  /// Unpacks a zip.
  package func officeParts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]? {
    guard bytes.starts(with: [0x50, 0x4B]) else { return nil }
    let parts = try ZipArchive.parts(of: bytes)
    return Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.bytes) })
  }

  /// Packs a zip.
  package func officeFile(_ parts: [OfficePart]) throws -> [UInt8] {
    try ZipWriter.file(parts.map { ZipPart(name: $0.name, bytes: $0.bytes) })
  }

  /// Notes an export and answers it with ``TestServices/exporting``.
  package func export(_ request: ExportRequest) throws -> ExportReport {
    note(.export(request))
    return try answer(exporting, request)
  }

  /// Notes an import and answers it with ``TestServices/importing``.
  package func `import`(_ request: ImportRequest) throws -> ImportReport {
    note(.import(request))
    return try answer(importing, request)
  }

  /// Notes a look at an archive and answers it with ``TestServices/inspecting``.
  package func inspect(_ request: InspectRequest) throws -> ArchiveSummary {
    note(.inspect(request))
    return try answer(inspecting, request)
  }

  private func answer<Request, Report>(
    _ body: ((Request) throws -> Report)?, _ request: Request
  ) throws -> Report {
    guard let body else {
      throw Failure(.unavailable, "exchange.missing", "there is no exchange in this test")
    }
    return try body(request)
  }
}
