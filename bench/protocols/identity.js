'use strict';

// What node alone makes of lines of objects in a second: parsed, written again, nothing sent.

const MEGABYTES = 100;
const lines = Array.from({ length: 1000 }, (_, i) =>
  JSON.stringify({ id: 100000 + i, name: `item ${i}`, tags: [1, 2, 3] }),
);
const bytes = Buffer.from(`${lines.join('\n')}\n`);
const rounds = Math.ceil((MEGABYTES * 1e6) / bytes.length);
const begin = process.hrtime.bigint();
let written = 0;
for (let round = 0; round < rounds; round += 1) {
  let text = '';
  for (const line of bytes.toString('utf8').split('\n')) {
    if (line !== '') {
      text += `${JSON.stringify(JSON.parse(line))}\n`;
    }
  }
  written += Buffer.from(text, 'utf8').length;
}
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
console.log(`  node alone, parsing and writing objects: ${(written / 1e6 / seconds).toFixed(0)} MB/s`);
