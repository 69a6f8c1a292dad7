import { doorsUseTheGate, importOrder, nextStaysAtTheGate } from './imports.ts';
import { environmentReadOnce, oneLog } from './outlets.ts';
import { actionsInTheirFile, noCastToPass, onlyTheGateIssues } from './passes.ts';
import { pureFurniture } from './pure.ts';
import { noInlineStyle, peopleAreSpokenToInWords, textStaysText } from './screen.ts';
import { noBarrel, noDumpingGround, smallFiles } from './shape.ts';
import { bothLanguages } from './spoken.ts';
import { noShell, settingsEndWithTheTransaction, statementsAreParameterised } from './statements.ts';
import { onlyTheClock, sqlNeverAsksTheTime } from './time.ts';
import { noAny, noDoubleCast, noSilencedCompiler } from './types.ts';
import type { Wall } from './wall.ts';

/** The walls the build checks (architecture.md). A new one is a constant in a file here and one line in this list. */
export const walls: readonly Wall[] = [
  importOrder,
  nextStaysAtTheGate,
  doorsUseTheGate,
  pureFurniture,
  onlyTheClock,
  sqlNeverAsksTheTime,
  onlyTheGateIssues,
  noCastToPass,
  actionsInTheirFile,
  noAny,
  noDoubleCast,
  noSilencedCompiler,
  smallFiles,
  noDumpingGround,
  noBarrel,
  settingsEndWithTheTransaction,
  statementsAreParameterised,
  noShell,
  oneLog,
  environmentReadOnce,
  textStaysText,
  noInlineStyle,
  peopleAreSpokenToInWords,
  bothLanguages,
];
