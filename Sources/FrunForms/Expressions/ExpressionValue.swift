/// The result of an expression.
package enum ExpressionValue: Sendable, Hashable {
  case text(String)
  case number(Double)
  case truth(Bool)
  case moment(FormMoment)
  /// Nodes of the session's tree in document order.
  case nodes([NodeID])
}
