/// What the host itself says during a conversation. `%1` and `%2` stand for
/// values.
package enum Phrase: String, CaseIterable, Sendable {
  case required, error, currentAnswer, optional
  case notPossible, unknownCommand, nothingMatches, chooseOne, notNumber, notForNumbers
  case leaveQuestion, locked, wrongPassphrase, blanked
  case optionsCount, matchesCount, shownOf, chosen, nothingChosen, exclusiveNote
  case answer, number, date, choice, choiceMore, order, goOnEnter, blockEnd, hidden
  case rowsFilled, noRows, incomplete, moreLines, tooLong
  case hintLong, hintMany, hintRank, hintRoster, hintReview, hintBlock
  case plainScrollback, hintsOn, hintsOff, plainHelp
  case enterKeeps, together
  case missing, deferred, warning, dropped, open
  case keysTitle
}
