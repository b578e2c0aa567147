const LINE = 20;
const REST = 15;

/** How high a message will be, as far as its text tells, where lines have that many characters. */
export function estimatedHeight(body: string, columns: number): number {
  let lines = 0;
  for (const line of body.split('\n', 400)) lines += Math.max(1, Math.ceil(line.length / columns));
  return REST + lines * LINE;
}
