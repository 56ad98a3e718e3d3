// The graph of engine_speed in ink's JavaScript runtime: steps per second of processor time (as engine_speed
// counts), for docs/figures.md.
//   cp -r tests/speed/ink /tmp/ink && cd /tmp/ink && npm install && npm start
import { createRequire } from "node:module";

const { Compiler } = createRequire(import.meta.url)("inkjs/full");

const nodes = 500, choicesEach = 4, stepsEach = 20, rounds = 9;

let source = "-> node_0\n";
for (let i = 0; i < nodes; i++) {
  source += `== node_${i} ==\nWhen does it arrive?\n`;
  for (let k = 0; k < choicesEach; k++)
    source += `+ [reply ${k}] -> node_${(i * 7 + k * 31 + 1) % nodes}\n`;
}
const story = new Compiler(source).Compile();

function play(number) {
  story.ResetState();
  while (story.canContinue) story.Continue();
  for (let step = 0; step < stepsEach; step++) {
    story.ChooseChoiceIndex((number + step) % choicesEach);
    while (story.canContinue) story.Continue();
  }
}

const rates = [];
for (let round = 0; round < rounds; round++) {
  const start = process.cpuUsage();
  for (let number = 0; number < 100; number++) play(number);
  const used = process.cpuUsage(start);
  rates.push((100 * stepsEach * 1e6) / (used.user + used.system));
}
rates.sort((a, b) => a - b);
console.log(`ink (inkjs): ${rates[(rounds - 1) / 2].toFixed(0)} steps/s (median of ${rounds} rounds)`);
