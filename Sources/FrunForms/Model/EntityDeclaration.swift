/// A record that a finished form creates or updates (ODK Entities).
public struct EntityDeclaration: Sendable {
  /// Name of the list of records.
  public let dataset: String
  /// Index of the repeat whose every row makes a record, or of the form.
  public package(set) var scope: Int
  /// Row in the entities sheet.
  public let row: Int
  /// Text naming the record.
  package var label: Rule?
  /// Identifier of the record to update.
  package var entityID: Rule?
  package var createIf: Rule?
  package var updateIf: Rule?
  /// Questions saved to properties, in survey order.
  public package(set) var properties: [(item: Int, property: String)] = []
}
