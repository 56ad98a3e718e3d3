// node check.mjs FILE: every statement of the file against the xAPI specification (1.0.3), and those of cmi5's
// category against its rules for results and contexts. Prints what is wrong, a line each; exit 1 where anything is.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const checkStatement = createRequire(import.meta.url)('@learninglocker/xapi-validation').default;
const cmi5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const moveOn = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const session = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

// cmi5, sections 9.3 to 9.6: what a statement with its category may and must hold.
function cmi5Faults(statement) {
  const faults = [];
  const say = (holds, words) => { if (!holds) faults.push(words); };
  const verb = statement.verb.id.split('/').pop();
  const { result = {}, context = {} } = statement;
  const categories = (context.contextActivities?.category ?? []).map(({ id }) => id);
  say(context.registration, 'no registration');
  say(context.extensions?.[session], 'no session id');
  say(context.contextActivities?.grouping?.length > 0, 'no publisher in grouping');
  say(statement.actor.account && !statement.actor.mbox, 'an actor without an account');
  say(statement.timestamp?.endsWith('Z'), 'a timestamp that is not UTC');
  if (!categories.includes(cmi5)) return faults;
  say(['passed', 'failed', 'completed'].includes(verb), `verb ${verb}`);
  say(['passed', 'failed'].includes(verb) || !result.score, 'a score without passed or failed');
  say(!('success' in result) || result.success === (verb === 'passed'), 'success against the verb');
  say(!('completion' in result) || verb === 'completed', 'completion without completed');
  say(result.duration, 'no duration');
  say(('success' in result || 'completion' in result) === categories.includes(moveOn), 'moveOn category');
  return faults;
}

let count = 0;
for (const statement of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const faults = [...checkStatement(statement, []).map((fault) => JSON.stringify(fault)), ...cmi5Faults(statement)];
  for (const fault of faults) console.log(`${statement.id}: ${fault}`);
  count += faults.length;
}
process.exit(count > 0 ? 1 : 0);
