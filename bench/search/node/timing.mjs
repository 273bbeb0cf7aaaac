// What all runners share: their task from stdin, the answer to stdout, and times.
import { readFileSync } from "node:fs"

const ROUNDS = 5

export const task = () => JSON.parse(readFileSync(0, "utf8"))

export const answer = (value) => process.stdout.write(JSON.stringify(value))

// The median of some runs in milliseconds, after one that warms up.
export async function timed(run) {
  await run()
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]
}
