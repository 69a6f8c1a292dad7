import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { stage } from './stage.ts';
import { playRound, roundGround } from './stage-rounds.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};
console.error = () => {};

const rounds = 20;

test(
  'however badly a line carries them, every acknowledged return and stay is there once, and none without an attempt',
  ground.lastingScene(async (scene) => {
    const seed = randomInt(1_000_000);
    process.stdout.write(`# seed ${seed}\n`);
    const on = await roundGround(scene, rounds, 5);
    for (let round = 0; round < rounds; round += 1)
      await playRound(scene, on, { seed, round, kill: 'statement' });
  }),
);
