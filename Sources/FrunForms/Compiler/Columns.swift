/// Names of columns: canonical spelling, aliases, and which are translated.
struct Columns {
  /// Canonical names the sheet knows.
  let known: Set<String>
  /// Other spellings in lower snake case.
  let aliases: [String: String]
  /// Columns with one text per language.
  let translated: Set<String>

  static let survey = Columns(
    known: [
      "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant",
      "constraint", "constraint_message", "calculation", "default", "read_only", "choice_filter",
      "repeat_count", "appearance", "parameters", "trigger", "save_to", "image", "big-image",
      "audio", "video", "autoplay", "rows", "noAppErrorString", "intent", "disabled", "query",
      "compact_tag", "sms_field", "sms_option", "sms_separator", "sms_allow_media",
      "sms_date_format", "sms_datetime_format", "sms_response", "notes", "comment", "comments",
      // Extensions of this project, in its own namespace.
      "bind::frun:warn", "bind::frun:warn_message",
    ],
    aliases: [
      "command": "type", "tag": "name", "value": "name", "caption": "label",
      "relevance": "relevant",
      "calculate": "calculation", "readonly": "read_only", "count": "repeat_count",
      "jr:count": "repeat_count", "constraining_message": "constraint_message",
      "jr:constraintmsg": "constraint_message", "requiredmsg": "required_message",
      "jr:requiredmsg": "required_message", "media::image": "image", "media::audio": "audio",
      "media::video": "video", "media::big-image": "big-image",
      "no_app_error_string":
        "noAppErrorString", "noapperrorstring": "noAppErrorString",
      "jr:noapperrorstring": "noAppErrorString", "body::intent": "intent",
      "bind::relevant": "relevant", "bind::required": "required",
      "bind::constraint": "constraint", "bind::calculate": "calculation",
      "bind::readonly": "read_only", "control::appearance": "appearance",
      "body::appearance": "appearance", "control::intent": "intent",
      "bind::jr:constraintmsg": "constraint_message",
      "bind::jr:requiredmsg": "required_message", "control::jr:count": "repeat_count",
      "control::autoplay": "autoplay", "bind::save_to": "save_to", "control::rows": "rows",
      "body::rows": "rows",
    ],
    translated: [
      "label", "hint", "guidance_hint", "required_message", "constraint_message", "image",
      "big-image", "audio", "video", "noAppErrorString", "bind::frun:warn_message",
    ])

  static let choices = Columns(
    known: ["list_name", "name", "label", "image", "big-image", "audio", "video"],
    aliases: [
      "list name": "list_name", "value": "name", "caption": "label", "media::image": "image",
      "media::big-image": "big-image", "media::audio": "audio", "media::video": "video",
    ],
    translated: ["label", "image", "big-image", "audio", "video"])

  static let settings = Columns(
    known: [
      "form_title", "form_id", "version", "default_language", "instance_name", "name",
      "allow_choice_duplicates", "clean_text_values", "omit_instanceID", "instance_id",
      "client_editable", "public_key", "submission_url", "auto_send", "auto_delete", "style",
      "namespaces", "prefix", "delimiter", "sms_keyword", "sms_separator", "sms_allow_media",
      "sms_date_format", "sms_datetime_format", "sms_response", "add_none_option", "flat",
      "instance_xmlns", "compact_prefix", "compact_delimiter", "compact_tag", "id_string",
    ],
    aliases: [
      "title": "form_title", "set_form_title": "form_title", "set_form_id": "form_id",
      "clean_text": "clean_text_values", "omit_instanceid": "omit_instanceID",
    ],
    translated: [])

  static let entities = Columns(
    known: [
      "list_name", "label", "entity_id", "create_if", "update_if", "repeat", "dataset",
    ],
    aliases: ["dataset": "list_name"], translated: [])

  /// The canonical name of a header without its language, or nil.
  func canonical(_ header: String) -> String? {
    if known.contains(header), aliases[header] == nil { return header }
    let snake = header.lowercased().split(separator: " ").joined(separator: "_")
    if let alias = aliases[header] ?? aliases[snake] { return alias }
    if known.contains(snake) { return snake }
    return known.first { $0.lowercased() == snake }
  }
}
