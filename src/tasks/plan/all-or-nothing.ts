import { exitCodes, Refusal } from '../../model/refusal.ts'

/** Questions of which nothing is kept unless all are answered: whoever interrupts them is told so. */
export async function allOrNothing<T>(questions: () => Promise<T>): Promise<T> {
  try {
    return await questions()
  } catch (error) {
    const isStopped = error instanceof Refusal && error.exitCode === exitCodes.interrupted
    throw isStopped ? new Refusal(exitCodes.interrupted, 'Stopped. Nothing was written.') : error
  }
}
