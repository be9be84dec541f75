import FrunArguments
import FrunDomain
import FrunKit

/// What is explained apart from any command.
enum HelpTopics {
  static let all = [environment, exitCodes, formatting, privacy, plugins, data]

  static let environment = HelpTopic(
    "environment", summary: "Environment variables frun reads",
    text: """
      FRUN_HOME: directory of the vault; --vault is stronger, the setting vault.home weaker. \
      Without any of them it is $XDG_DATA_HOME/frun.

      FRUN_NO_INPUT: set to anything, no question is ever asked; the same as --no-input.

      FRUN_ACCESSIBLE: set to anything but 0, forms are asked line by line, for screen readers; \
      the same as --plain and the setting terminal.accessible. TERM=dumb does so too.

      FRUN_NO_PLUGINS: set to anything, plugins are left alone; the same as --no-plugins.

      FRUN_DATA: directory with the shipped Forms and Training.

      FRUN_PAGER, PAGER: program that shows long output page by page; empty or cat for none. \
      Without them: less -FRXK. The value is never given to a shell.

      NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, TERM: whether to use colour. --color is stronger \
      than all of them, and NO_COLOR stronger than those that force it.

      COLUMNS: width of the output.

      LC_ALL, LC_CTYPE, LC_MESSAGES, LANG, TZ: characters, language and time zone.

      XDG_CONFIG_HOME, XDG_CONFIG_DIRS, XDG_DATA_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR: where \
      settings, the vault, the anchor and the unlock file are kept; relative values are ignored.

      No variable ever holds a passphrase: other programs can read the environment.
      """)

  static let exitCodes = HelpTopic(
    "exit-codes", summary: "What the exit status of frun means",
    text: ExitStatus.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "\n")
      + """


      Every other status is a failure too: plugins have their own. When the reader of the \
      output goes away early, as head does, frun ends without a message.
      """)

  static let formatting = HelpTopic(
    "formatting", summary: "Results for people, spreadsheets and programs",
    text: """
      On a terminal, lists are tables that fit its width. Into a file or another program they are \
      lines with tabs, without headings and without anything cut off.

      --json writes one document: schema names its shape and version, data holds the result, \
      warnings what needs attention, and next what can be done now. Members are added, never \
      changed or removed, within one version of a schema. Errors are one object on standard error \
      with type, code, status, message, causes and hints.

      --format jsonl writes one object a line. --format csv writes a table for spreadsheets; cells \
      cannot start a formula. --plain writes one label and value a line, for screen readers.

      --fields a,b keeps only these fields, in this order; a wrong name lists the right ones.

      Dates are civil days such as 2026-03-09; moments are RFC 3339 in UTC; sizes are bytes. What \
      a sender left out is said: {"redacted":true,"reason":"withheld"}.
      """)

  static let privacy = HelpTopic(
    "privacy", summary: "How frun protects people, and what it cannot do",
    text: """
      Everything personal is kept in the vault, one file that is encrypted page by page. Nothing \
      personal is written in the clear, except where you ask for it: exports to spreadsheets, \
      calendars and reports.

      Do not type names on the command line: shells keep what is typed in a history file. Leave \
      the value out and frun asks for it, or give a form or a file with --from.

      Who read or exported which case is written down in the access log.

      Lock with 'frun lock' before you leave the laptop. An unlocked laptop in wrong hands is an \
      open vault, and a program that runs as you can read what you can read.

      frun never uses the network, looks for no updates and sends no statistics.

      'frun doctor' checks the laptop; its output holds no personal data. Errors hold none either, \
      so both can be sent to whoever helps you.
      """)

  static let plugins = HelpTopic(
    "plugins", summary: "Where commands come from",
    text: """
      Every command belongs to a module. Modules of frun are built in; a plugin is a program of its \
      own that an office adds, in any language. Both see only the records a command asks for; \
      everything they change passes the same checks of role, consent and schema, and everything they \
      read is written into the access log.

      Plugins live in the plugins folder of frun's data directory, and below lib/frun where frun is \
      installed. Nothing is loaded from the working directory, from a stick, from an archive, or \
      from PATH, and no setting can name a program to run, except the pager in FRUN_PAGER and PAGER. \
      frun plugin install asks you and writes down what you agreed to; whatever changes later is \
      refused.

      A plugin never gets keys, paths, or variables of the session, and of a case only what its \
      declared purpose, your role and the consent of the persons allow. It is still a program that \
      runs with your rights: frun does not lock it in. --no-plugins and FRUN_NO_PLUGINS run frun \
      without any.
      """)

  /// Its text is long and made from the declaration, so it is only written when
  /// somebody reads it: see ``filled(_:topic:)``.
  static let data = HelpTopic("data", summary: "Every kind of record and its fields", text: "")

  /// The tree with the text of the topic that is asked for.
  static func filled(_ root: CommandSpec, topic: String?) -> CommandSpec {
    guard topic == data.name else { return root }
    return root.with { root in
      for index in root.topics.indices where root.topics[index].name == data.name {
        root.topics[index].text = DataDictionary.text(columns: 96)
      }
    }
  }
}
