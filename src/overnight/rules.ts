// The rules of the overnight lists: how a line is read, whom it matches, what may be decided.
export { columnWords, findLineColumns, lineColumns } from './rules/columns.ts'
export { mayAnswer, mayDecide, mayReopen, openQuestions, usualEvent } from './rules/decide.ts'
export { judgeLine, type Cells } from './rules/lines.ts'
export { comparisonOf, matchOf, type Compared } from './rules/match.ts'
export {
  eventWords,
  kindsText,
  kindWords,
  matchText,
  questionWords,
  whenText,
} from './rules/words.ts'
