/** What a chapter gives its reader to do, counted. */
export interface Amount {
  /** Words of its prose, its tables and the notes on its files. */
  words: number;
  /** Lines of configuration, and of what commands print. */
  lines: number;
  /** Commands to run. */
  commands: number;
}

/**
 * Adults read English non-fiction at 238 words a minute, by 190 studies, and those who read it as a second language read
 * slower. How much slower this text is read was not measured: a sixth less is a choice.
 * @see Brysbaert 2019, How many words do we read per minute?, Journal of Memory and Language 109, 104047
 */
const wordsPerMinute = 200;
/** Also choices. The notes are counted for themselves, so a line is looked at for three seconds. */
const linesPerMinute = 20;
/** To copy a command, to run it and to wait for it takes twenty seconds; to compare what it prints is counted by lines. */
const commandsPerMinute = 3;

/** How long reading and doing takes, in whole minutes, at least one. */
export function minutesFor({ words, lines, commands }: Amount): number {
  return Math.max(1, Math.round(words / wordsPerMinute + lines / linesPerMinute + commands / commandsPerMinute));
}

export function together(amounts: readonly Amount[]): Amount {
  const sum = (of: keyof Amount) => amounts.reduce((total, amount) => total + amount[of], 0);
  return { words: sum('words'), lines: sum('lines'), commands: sum('commands') };
}
