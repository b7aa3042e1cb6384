import { versions } from './collect.ts';
import { tableOf } from './verdict.ts';

/**
 * `npm run versions`: every package, program and source the guide speaks of: what is locked, what is newest, in which
 * version its sources were read. Ends with 1 if a newer major or a security release is there, with 2 if nothing of that
 * kind was found but somebody could not be asked, else with 0.
 */
const { rows, silent } = await versions();
console.log(tableOf(rows));
const due = rows.filter((row) => row.due.length > 0);
console.log(
  due.length > 0
    ? `\nA newer major or a security release: ${due.map(({ name }) => name).join(', ')}. See npm run upgrade -- ${due[0]?.name} --list`
    : '\nNo newer major and no security release of what could be asked.',
);
for (const sentence of silent) console.error(`could not ask ${sentence}`);
process.exitCode = due.length > 0 ? 1 : silent.length > 0 ? 2 : 0;
