/**
 * On how many cases a law is tried: in `npm test` on a tenth of those of `npm run test:long`. NAP_LONG is by how much more, so
 * that NAP_LONG=100 looks for what nobody thought of.
 */
export function runs(many: number): number {
  const times = Number(process.env['NAP_LONG'] ?? 0)
  return times > 0 ? many * times : Math.max(Math.min(many, 20), many / 10)
}
