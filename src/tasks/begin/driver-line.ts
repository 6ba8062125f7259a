import type { OwnProgram } from '../../load/assets.ts'
import { shellWord } from '../../plain/computer/shell-word.ts'
import { machine } from '../../record/machine.ts'

/** What nap answers git’s shell with once it has merged a file; whoever answers anything else has not. */
export const answers = { merged: 'merged', conflicts: 'conflicts' } as const

/** What a merge driver of ours always ends in, and one of an earlier nap did not. */
const fallback = 'git merge-file'

/**
 * The line that git hands to a shell, also on Windows, for each file that both sides changed, after it has put file names
 * in place of %A and the like.
 *
 * It counts only what nap says, because the exit code 1 also stands for a Node that finds no program, or a program of the
 * same name that knows nothing of plans. Where no nap answers, git merges by lines, with marks: a driver that just ends
 * leaves one side in the file, and none of the other.
 */
export function driverLine(program: OwnProgram): string {
  return [
    // Only what lies at a place of its own: a relative folder on the path may come with the repository.
    'there() { case $(command -v "$1") in /*) ;; *) false;; esac; }',
    `ask() { case $("$@" merge-driver --answer --ours %X --theirs %Y -- %O %A %B %P) in ${answers.merged}) exit 0;; ${answers.conflicts}) exit 1;; esac; }`,
    ...waysToStart(program),
    'echo "nap did not answer, so git merges this file line by line. To see why, type: nap doctor" >&2',
    `${fallback} -q --marker-size=%L -L ours -L base -L theirs %A %O %B`,
    // 255 is a file that is no text: git, too, keeps ours and counts it as a conflict.
    'code=$?; [ $code -lt 128 ] || code=1; exit $code',
  ].join('; ')
}

// The Node on the path changes with each upgrade, and is there; so does the nap of those who install it with their Node.
function waysToStart({ script, node }: OwnProgram): string[] {
  const byName = 'if there nap; then ask nap; fi'
  if (script === undefined) return [byName]
  const file = shellWord(script, machine.platform)
  return [
    `if [ -f ${file} ] && there node; then ask node ${file}; fi`,
    byName,
    ...(node === undefined
      ? []
      : [
          `if [ -f ${file} ] && [ -x ${shellWord(node, machine.platform)} ]; then ask ${shellWord(node, machine.platform)} ${file}; fi`,
        ]),
  ]
}

/** The line for what nap makes: ours stays, which needs nobody’s help. Control characters in a name are not printed. */
export const draftLine = [
  'name=$(printf "%%s" %P | tr -d "\\000-\\037\\177")',
  'echo "“$name""” is made by nap, so git did not merge it. To make it again, type: nap compile" >&2',
].join('; ')

/** Whether git would merge by lines, and show both sides, when this driver cannot start. */
export function fallsBack(line: string): boolean {
  return line === draftLine || line.includes(`${fallback} `)
}

/** The programs that a line names by their whole path. */
export function programsIn(line: string): string[] {
  const words = Array.from(line.matchAll(/'((?:[^']|'\\'')*)'/g), ([, word = '']) => word)
  const paths = words.map((word) => word.replaceAll("'\\''", "'").replaceAll('%%', '%'))
  return [...new Set(paths.filter((path) => /^(\/|[A-Za-z]:\/)/.test(path)))]
}
