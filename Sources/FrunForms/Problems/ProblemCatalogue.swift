/// What is known about the kinds of problem.
public enum ProblemCatalogue {
  /// A kind of problem.
  public struct Entry: Sendable, Hashable {
    /// Stable name, as in reports and in `frun:allow`.
    public let code: String
    /// How grave it usually is.
    public let severity: FormProblem.Severity
    /// What it means, a sentence fragment without final stop.
    public let meaning: String
  }

  /// Mistakes after which nothing sensible is left of a form.
  private static let fatal: Set<String> = [
    "SHEET_survey_missing", "SURVEY_001", "SURVEY_002", "HEADER_001", "HEADER_003",
    "LIMIT_rows", "SURVEY_empty",
  ]

  /// Whether the lenient mode may go on after the mistake.
  public static func isRepairable(_ code: String) -> Bool { !fatal.contains(code) }

  /// The kind with the code.
  public static func entry(_ code: String) -> Entry? { entries.first { $0.code == code } }

  /// All kinds, in the order in which a form is read.
  public static let entries: [Entry] = [
    // Files and sheets
    Entry(code: "SHEET_survey_missing", severity: .error, meaning: "there is no sheet “survey”"),
    Entry(
      code: "SHEET_choices_missing", severity: .error, meaning: "a select needs the sheet “choices”"
    ),
    Entry(
      code: "SHEET_external_choices_missing", severity: .error,
      meaning: "“select_one_external” needs the sheet “external_choices”"),
    Entry(
      code: "SHEET_gap", severity: .warning,
      meaning: "data behind a long run of empty rows or columns is not read"),
    Entry(
      code: "WARN_sheet_misspelling", severity: .warning,
      meaning: "a sheet is named almost like a wanted one"),
    Entry(
      code: "LIMIT_rows", severity: .error,
      meaning: "more rows than any form has, or loops that grow beyond measure"),
    Entry(code: "LIMIT_depth", severity: .error, meaning: "groups nested too deeply"),
    Entry(code: "LIMIT_cell", severity: .error, meaning: "a cell longer than any text of a form"),
    Entry(code: "HEADER_001", severity: .error, meaning: "the survey sheet is empty"),
    Entry(code: "HEADER_002", severity: .error, meaning: "two headers mean the same column"),
    Entry(code: "HEADER_003", severity: .error, meaning: "a column that is needed is missing"),
    Entry(
      code: "HEADER_004", severity: .warning,
      meaning: "a column of the choices cannot be used in filters because of its name"),
    Entry(
      code: "HEADER_005", severity: .error, meaning: "the entities sheet has a column nobody knows"),
    Entry(code: "HEADER_duplicate", severity: .error, meaning: "a header appears twice"),
    Entry(
      code: "HEADER_list_name", severity: .note,
      meaning: "the choices sheet has no column “list_name” and is not read"),
    Entry(
      code: "COLUMN_IGNORED", severity: .note,
      meaning: "nothing uses the column; a warning when the name is nearly that of another"),
    // Names, types and structure
    Entry(code: "SURVEY_type_missing", severity: .error, meaning: "a row has no type"),
    Entry(code: "SURVEY_name_missing", severity: .error, meaning: "a row has no name"),
    Entry(
      code: "SURVEY_label_missing", severity: .error,
      meaning: "something is asked without label, hint or picture"),
    Entry(
      code: "SURVEY_calculation_missing", severity: .error,
      meaning: "a calculation computes nothing"),
    Entry(code: "SURVEY_001", severity: .error, meaning: "an end without beginning"),
    Entry(code: "SURVEY_002", severity: .error, meaning: "a beginning without end"),
    Entry(
      code: "SURVEY_003", severity: .error,
      meaning: "a position without its trigger, or a wrong “incremental”"),
    Entry(code: "SURVEY_004", severity: .error, meaning: "parameters that are not key=value"),
    Entry(code: "SURVEY_005", severity: .error, meaning: "a parameter the type does not have"),
    Entry(code: "SURVEY_006", severity: .error, meaning: "places to refer to that do not exist"),
    Entry(code: "SURVEY_007", severity: .error, meaning: "“capture-accuracy” is no number"),
    Entry(code: "SURVEY_008", severity: .error, meaning: "“warning-accuracy” is no number"),
    Entry(
      code: "SURVEY_009", severity: .error,
      meaning: "“allow-mock-accuracy” is neither true nor false"),
    Entry(code: "SURVEY_audit_name", severity: .error, meaning: "the log must be named “audit”"),
    Entry(
      code: "SURVEY_background_geopoint", severity: .error,
      meaning: "a background position that is calculated"),
    Entry(code: "TYPE_unknown", severity: .error, meaning: "there is no such type"),
    Entry(
      code: "TYPE_osm", severity: .note,
      meaning: "map editing has no meaning here; the question stays empty"),
    Entry(code: "NAMES_001", severity: .error, meaning: "a name is used twice side by side"),
    Entry(code: "NAMES_002", severity: .warning, meaning: "two names differ in letter case only"),
    Entry(code: "NAMES_003", severity: .error, meaning: "a repeat is named like the form"),
    Entry(code: "NAMES_004", severity: .error, meaning: "two repeats have one name"),
    Entry(code: "NAMES_005", severity: .error, meaning: "the name “meta” is reserved"),
    Entry(code: "NAMES_006", severity: .error, meaning: "a choice has no name"),
    Entry(code: "NAMES_007", severity: .error, meaning: "a choice is there twice"),
    Entry(code: "NAMES_008", severity: .error, meaning: "a character is not allowed in a name"),
    Entry(code: "NAMES_009", severity: .error, meaning: "the form’s own name cannot be used"),
    Entry(
      code: "NAMES_010", severity: .error, meaning: "a name of records begins with two underscores"),
    Entry(code: "NAMES_011", severity: .error, meaning: "a name of records contains a period"),
    Entry(code: "NAMES_012", severity: .error, meaning: "a property has a reserved name"),
    Entry(code: "NAMES_014", severity: .error, meaning: "a list of records is declared twice"),
    Entry(code: "NAMES_015", severity: .error, meaning: "a list of records has no name"),
    Entry(code: "GROUP_EMPTY", severity: .note, meaning: "a group without questions"),
    Entry(
      code: "MEDIA_big_image_without_image", severity: .error,
      meaning: "a big picture without the picture"),
    Entry(
      code: "REQUIRED_HIDDEN", severity: .note,
      meaning: "required has no effect; a warning when it can never be met"),
    Entry(code: "WARN_repeat_without_label", severity: .warning, meaning: "a repeat without label"),
    Entry(code: "WARN_disabled", severity: .warning, meaning: "a row is skipped"),
    Entry(
      code: "WARN_comment_row_skipped", severity: .warning, meaning: "a row is read as a comment"),
    Entry(
      code: "WARN_deprecated_metadata", severity: .warning,
      meaning: "the device property no longer exists"),
    Entry(
      code: "WARN_both_form_id_id_string", severity: .warning, meaning: "two settings name the form"
    ),
    Entry(code: "SETTINGS_not_used", severity: .note, meaning: "a setting has no effect here"),
    Entry(
      code: "FEATURE_not_used", severity: .note,
      meaning: "a column or a type that needs a telephone; mentioned once"),
    Entry(
      code: "SETTINGS_omit_instanceID_encrypted", severity: .error,
      meaning: "an encrypted form needs its instance id"),
    // Parameters
    Entry(code: "RANGE_001", severity: .error, meaning: "a bound of the range is no number"),
    Entry(code: "RANGE_002", severity: .error, meaning: "a step of 0"),
    Entry(code: "RANGE_003", severity: .error, meaning: "a step larger than the range"),
    Entry(code: "RANGE_004", severity: .error, meaning: "a tick that no step reaches"),
    Entry(code: "RANGE_005", severity: .error, meaning: "a placeholder outside of the range"),
    Entry(code: "RANGE_006", severity: .error, meaning: "labels of ticks that do not exist"),
    Entry(
      code: "RANGE_007", severity: .error,
      meaning: "without ticks there are labels for both ends only"),
    Entry(code: "RANGE_008", severity: .error, meaning: "ticks with another appearance"),
    Entry(code: "RANGE_009", severity: .error, meaning: "a label of a tick is no number"),
    Entry(
      code: "RANGE_010", severity: .error, meaning: "a label of a tick lies outside of the range"),
    Entry(code: "RANGE_011", severity: .error, meaning: "a label of a tick lies between the ticks"),
    Entry(code: "PARAM_rows_integer", severity: .error, meaning: "“rows” is no whole number"),
    Entry(
      code: "PARAM_max_pixels_integer", severity: .error, meaning: "“max-pixels” is no whole number"
    ),
    Entry(
      code: "PARAM_app_package_name", severity: .error, meaning: "“app” is no name of a program"),
    Entry(code: "PARAM_audio_quality", severity: .error, meaning: "an unknown quality"),
    Entry(code: "PARAM_audit", severity: .error, meaning: "a wrong parameter of the log"),
    Entry(
      code: "PARAM_randomize_value", severity: .error,
      meaning: "“randomize” is neither true nor false"),
    Entry(
      code: "PARAM_seed_value", severity: .error,
      meaning: "the seed is neither a number nor a reference"),
    Entry(
      code: "PARAM_seed_without_randomize", severity: .error, meaning: "a seed without “randomize”"),
    // Choices
    Entry(code: "LIST_not_found", severity: .error, meaning: "there is no such list"),
    Entry(
      code: "LIST_external_not_found", severity: .error,
      meaning: "there is no such list among the external choices"),
    Entry(code: "LIST_UNUSED", severity: .note, meaning: "nothing uses the list"),
    Entry(code: "LABEL_001", severity: .warning, meaning: "a choice without label"),
    Entry(
      code: "CHOICES_name_with_space", severity: .error,
      meaning: "a spaced value cannot be one of several answers"),
    Entry(
      code: "CHOICE_UNUSED", severity: .note,
      meaning: "choices that their filter never lets through"),
    Entry(
      code: "SELECT_from_file_extension", severity: .error,
      meaning: "choices come from a .csv, .xml or .geojson file"),
    Entry(
      code: "SEARCH_arguments", severity: .warning,
      meaning: "search() is not written as it is understood"),
    Entry(
      code: "SEARCH_unsupported_combination", severity: .error,
      meaning: "search() beside another source of choices"),
    Entry(
      code: "OR_OTHER_with_choice_filter", severity: .error, meaning: "“or_other” with a filter"),
    Entry(
      code: "OR_OTHER_without_choices", severity: .error,
      meaning: "“or_other” without a list of the choices sheet"),
    Entry(
      code: "WARN_or_other_translated", severity: .warning,
      meaning: "“or_other” adds texts of its own"),
    Entry(
      code: "TABLE_LIST_with_choice_filter", severity: .error, meaning: "a table with a filter"),
    Entry(
      code: "TABLE_LIST_mixed_lists", severity: .error, meaning: "a table with more than one list"),
    Entry(code: "INSTANCE_duplicate", severity: .error, meaning: "a file is attached twice"),
    Entry(
      code: "INSTANCE_id_conflicting_source", severity: .error,
      meaning: "a list and a file share a name"),
    // Expressions
    Entry(code: "EXPR_syntax", severity: .error, meaning: "the text is no expression"),
    Entry(code: "EXPR_limit", severity: .error, meaning: "an expression beyond the bounds"),
    Entry(code: "EXPR_unknown_function", severity: .error, meaning: "there is no such function"),
    Entry(code: "EXPR_arity", severity: .error, meaning: "too few or too many arguments"),
    Entry(
      code: "EXPR_pattern", severity: .error,
      meaning: "a pattern that cannot be read, or is too large"),
    Entry(
      code: "EXPR_type", severity: .warning,
      meaning: "a value of the wrong kind; an error where nothing can come of it"),
    Entry(code: "EXPR_choice_value", severity: .warning, meaning: "the list has no such value"),
    Entry(
      code: "EXPR_unknown_instance", severity: .note, meaning: "a file that must come with the form"
    ),
    Entry(
      code: "EXPR_path", severity: .warning,
      meaning: "a path that leads nowhere, or a name without ${…}"),
    Entry(code: "PYREF_001", severity: .error, meaning: "a reference that is not ${name}"),
    Entry(code: "PYREF_002", severity: .error, meaning: "references in a list without comma"),
    Entry(
      code: "PYREF_003", severity: .error, meaning: "a reference to a question that does not exist"),
    Entry(
      code: "PYREF_004", severity: .error,
      meaning: "a reference to a name that several questions have"),
    Entry(
      code: "TRIGGER_source_not_visible", severity: .error, meaning: "a trigger that nobody answers"
    ),
    Entry(code: "CYCLE", severity: .error, meaning: "rules that depend on each other in a circle"),
    Entry(code: "UNREACHABLE", severity: .warning, meaning: "a question that can never be asked"),
    Entry(code: "ALWAYS_TRUE", severity: .note, meaning: "a condition that always holds"),
    Entry(
      code: "CONSTRAINT_unsatisfiable", severity: .warning,
      meaning: "a constraint that no answer meets"),
    Entry(
      code: "NODESET_SCALAR", severity: .warning, meaning: "many rows where one value is wanted"),
    Entry(
      code: "NAN_RISK", severity: .note,
      meaning: "arithmetic without result while a number is missing"),
    Entry(
      code: "CALC_OVERWRITES", severity: .warning,
      meaning: "a calculation that overwrites what is answered"),
    Entry(
      code: "NOW_UNSTABLE", severity: .note, meaning: "a value that differs at every calculation"),
    Entry(
      code: "REPEAT_COUNT_SHRINK", severity: .warning,
      meaning: "a number of rows that is decided after them"),
    Entry(code: "CELL_EXCEL", severity: .warning, meaning: "a value that the spreadsheet changed"),
    // Records and translations
    Entry(code: "ENTITY_001", severity: .error, meaning: "“save_to” without entities sheet"),
    Entry(code: "ENTITY_002", severity: .error, meaning: "two questions for one property"),
    Entry(code: "ENTITY_003", severity: .error, meaning: "a group saved to a property"),
    Entry(code: "ENTITY_004", severity: .error, meaning: "“save_to” names an unknown list"),
    Entry(code: "ENTITY_005", severity: .error, meaning: "new records need a label"),
    Entry(
      code: "ENTITY_006", severity: .error,
      meaning: "“create_if” beside “entity_id” without “update_if”"),
    Entry(code: "ENTITY_007", severity: .error, meaning: "“update_if” without “entity_id”"),
    Entry(
      code: "ENTITY_008", severity: .error,
      meaning: "several lists, and “save_to” does not say which"),
    Entry(code: "ENTITY_009", severity: .error, meaning: "a repeat that does not exist"),
    Entry(
      code: "ENTITY_011", severity: .error, meaning: "questions of one record in different repeats"),
    Entry(
      code: "ENTITY_012", severity: .error,
      meaning: "a reference from outside of the record’s repeat"),
    Entry(code: "ENTITY_013", severity: .error, meaning: "“save_to” with more than one “#”"),
    Entry(code: "PII", severity: .note, meaning: "personal data that is not marked"),
    Entry(code: "WARN_language_subtag", severity: .warning, meaning: "a language without tag"),
    Entry(
      code: "WARN_translation_missing", severity: .warning,
      meaning: "a language lacks a whole column"),
    Entry(code: "TRANSLATION_gap", severity: .warning, meaning: "some texts lack a language"),
  ]
}
