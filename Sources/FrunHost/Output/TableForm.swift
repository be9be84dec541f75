import FrunKit
import FrunTerminal
import FrunText

/// A table event in the terms of the text layer.
struct TableForm {
  /// Below this a name says nothing: columns are left out before their neighbours shrink further.
  private static let readable = 10
  private let event: TableEvent

  init(_ event: TableEvent) {
    self.event = event
  }

  /// Under headings for people.
  var text: Table { table(\.header) }
  /// Under the names programs use.
  var keyed: Table { table(\.key) }

  private func table(_ heading: (TableEvent.Column) -> String) -> Table {
    Table(
      columns: event.columns.map { column in
        let widest =
          event.columns.firstIndex(of: column).map { place in
            event.rows.map { $0.indices.contains(place) ? DisplayWidth.of($0[place].text) : 0 }
              .max() ?? 0
          } ?? 0
        return TableColumn(
          heading(column), alignment: column.isTrailing ? .trailing : .leading,
          minimumWidth: column.isWhole ? max(widest, 4) : 4, readableWidth: Self.readable,
          dropPriority: column.dropPriority)
      }, rows: event.rows.map { $0.map(\.text) })
  }

  /// Colours a piece of the table by its mark.
  func decorate(_ text: String, at place: TablePlace, with painter: Painter) -> String {
    switch place {
    case .header: painter.paint(text, .heading)
    case .cell(let row, let column):
      if event.rows.indices.contains(row), event.rows[row].indices.contains(column),
        let mark = event.rows[row][column].mark
      {
        painter.paint(text, mark.style)
      } else {
        text
      }
    }
  }
}
