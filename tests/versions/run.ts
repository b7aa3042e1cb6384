import { planText } from '../upgrade/list.ts';
import { planOf } from '../upgrade/plan.ts';
import { lockedNames } from '../support/locks.ts';
import { versions } from './collect.ts';
import { tableOf, type Row } from './verdict.ts';

/**
 * `npm run versions`: every package, program and source the guide speaks of: what is locked, what is newest, in which
 * version its sources were read. Ends with 1 if a newer major or a security release is there, with 2 if nothing of that
 * kind was found but somebody could not be asked, else with 0. `--markdown`: as the text of an issue, with what raising
 * each package touches.
 */
const { rows, silent } = await versions();
const due = rows.filter((row) => row.due.length > 0);
const unasked = silent.map((sentence) => `could not ask ${sentence}`);
if (process.argv.includes('--markdown')) console.log(issueOf(tableOf(rows)));
else {
  console.log(`${tableOf(rows)}\n\n${verdict()}`);
  for (const sentence of unasked) console.error(sentence);
}
process.exitCode = due.length > 0 ? 1 : silent.length > 0 ? 2 : 0;

function verdict(): string {
  const names = due.map(({ name }) => name);
  return names.length > 0
    ? `A newer major or a security release: ${names.join(', ')}. Next: npm run upgrade -- ${names[0]} --list`
    : 'No newer major and no security release of what could be asked.';
}

function issueOf(table: string): string {
  const asked = unasked.map((sentence) => `- ${sentence}`).join('\n');
  return [verdict(), `\`\`\`text\n${table}\n\`\`\``, asked, ...due.flatMap(planFor)].filter(Boolean).join('\n\n');
}

/** What raising it touches; Debian's packages come with the next tree of the lab. */
function planFor({ name, newest }: Row): string[] {
  return lockedNames().has(name) ? [planText(planOf(name, newest))] : [];
}
