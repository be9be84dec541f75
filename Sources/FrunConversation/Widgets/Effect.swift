import FrunKit

/// What a key did to a widget.
enum Effect: Hashable {
  /// The key means nothing to it.
  case ignored
  /// The widget changed, perhaps.
  case changed
  /// Something is said under the field until the next key.
  case hint(String)
  /// The turn is over.
  case reply(TurnReply)
}
