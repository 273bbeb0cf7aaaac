// What all runners share: their task from stdin, the answer to stdout, and times.
import { readFileSync } from "node:fs"

const ROUNDS = 5

export const task = () => JSON.parse(readFileSync(0, "utf8"))

export const answer = (value) => process.stdout.write(JSON.stringify(value))

// The fastest of some runs in milliseconds, after one that warms up: other work only adds.
export async function timed(run) {
  await run()
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await run()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
