// Answers each line {"module", "name", "arguments"} with the result of that exported function.
// An argument {"set": […]} becomes a set.
import { createInterface } from "node:readline"

for await (const line of createInterface({ input: process.stdin })) {
  const { module, name, arguments: given } = JSON.parse(line, (key, value) => (value?.set ? new Set(value.set) : value))
  const script = await import(module)
  console.log(JSON.stringify((await script[name](...given)) ?? null))
}
