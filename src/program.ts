import { CommanderError, Option, Command as Program } from 'commander'
import type { Command, Flag, Host, Input } from './command.ts'
import { commands } from './commands.ts'
import { type ExitCode, exitCodes } from './model/refusal.ts'
import { nearest } from './plain/nearest.ts'
import { shown } from './plain/text.ts'

/** Understands one command line and runs its command; only that command’s code is loaded. */
export async function run(host: Host, words: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done
  const { wanted, line, isSlip } = commandIn(words)
  if (isSlip) {
    host.err(unknownCommand(wanted))
    return exitCodes.wrongUsage
  }
  const program = programFor(host)
  let flags = generalFlags
  for (const { name, summary, load } of commands) {
    const subcommand = program.command(name).summary(summary).description(sentence(summary))
    subcommand.copyInheritedSettings(program).helpOption('-h, --help', 'show this help')
    if (name !== wanted) continue
    const { command } = await load()
    define(subcommand, command)
    subcommand.action(async () => {
      exitCode = await command.run(host, inputOf(subcommand, command))
    })
    flags = [...flags, ...namesOf(command)]
  }
  try {
    await program.parseAsync(line, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCodes.done
    host.err(usageWords(error, wanted, flags))
    return exitCodes.wrongUsage
  }
  return exitCode
}

const generalFlags: readonly string[] = ['--help', '--no-color', '--version']

/** The command that is meant, and whether help is asked for one that there is not: commander would print the general help. */
function commandIn(words: readonly string[]) {
  const plain = words.filter((word) => !word.startsWith('-'))
  const [first, second] = plain
  const wanted = first === 'help' ? second : first
  const isHelp = first === 'help' || words.includes('-h') || words.includes('--help')
  // Help has no help of its own.
  if (isHelp && wanted === 'help') return { wanted, line: ['--help'], isSlip: false }
  return { wanted, line: words, isSlip: isHelp && wanted !== undefined && !isKnown(wanted) }
}

function programFor({ out, err, width }: Host): Program {
  return new Program('nap')
    .description(
      'Manage a national action plan of the Open Government Partnership as versioned files.',
    )
    .usage('<command> [flags]')
    .option('--no-color', 'print without colour')
    .option('-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .configureHelp({ sortSubcommands: false, helpWidth: width })
    .addHelpText('after', afterHelp)
}

function define(subcommand: Program, { arguments: taken = [], flags, examples }: Command): void {
  for (const { usage, summary } of taken) subcommand.argument(usage, summary)
  subcommand.usage([...taken.map(({ usage }) => usage), '[flags]'].join(' '))
  for (const { usage, summary, choices, isList } of Object.values(flags)) {
    const option = new Option(usage, summary)
    if (isList) option.argParser((value, before: readonly string[] = []) => [...before, value])
    subcommand.addOption(choices ? option.choices([...choices]) : option)
  }
  subcommand.option('--no-color', 'print without colour')
  subcommand.addHelpText('before', `Examples:\n${examples.map((line) => `  ${line}\n`).join('')}`)
}

// commander calls `--dry-run` dryRun, and makes of `--no-record` a record that is true unless it is typed.
function inputOf(subcommand: Program, { flags }: Command): Input<Command['flags']> {
  const typed: Input<Command['flags']>['flags'] = subcommand.opts()
  const given = Object.entries(flags).map(([name, flag]) => [name, typed[name] ?? unset(flag)])
  return { flags: Object.fromEntries(given), arguments: subcommand.args, commands }
}

function unset({ usage, isList }: Flag) {
  if (isList) return []
  return usage.includes('<') ? undefined : false
}

// commander’s own words are for programmers.
function usageWords(
  { code, message }: CommanderError,
  command: string | undefined,
  flags: readonly string[],
): string {
  if (code === 'commander.unknownCommand') return unknownCommand(command)
  const quoted = Array.from(message.matchAll(/'([^']+)'/g), ([, words]) => words ?? '')
  const [first = '', second = ''] = quoted.map((words) => shown(words.replace(/ <.*/, ''), 60))
  const [, choices] = /Allowed choices are (.+)\.$/.exec(message) ?? []
  const words: Readonly<Record<string, string>> = {
    'commander.unknownOption': `There is no flag “${first}” here.`,
    'commander.invalidArgument': `“${second}” cannot be used for ${first}. Use one of: ${choices}.`,
    'commander.optionMissingArgument': `The flag ${first} needs a value.`,
    'commander.missingArgument': `nap ${command} needs one more word: the ${first}.`,
    'commander.excessArguments': `nap ${command} takes fewer words than were given.`,
  }
  // Without any command commander has already printed the help.
  if (code === 'commander.help') return ''
  const flag = code === 'commander.unknownOption' ? flagLike(first, flags) : undefined
  const meant = flag === undefined ? '' : ` Did you mean “${flag}”?`
  return `${words[code] ?? shown(message)}${meant}\nFor help: nap help${isKnown(command) ? ` ${command}` : ''}\n`
}

function namesOf({ flags }: Command): string[] {
  return Object.values(flags).map(({ usage }) => usage.replace(/ .*/, ''))
}

// What all flags begin with makes no two of them alike.
function flagLike(typed: string, flags: readonly string[]): string | undefined {
  const plain = (flag: string) => flag.replace(/^-+|=.*/g, '')
  const meant = nearest(plain(typed), flags.map(plain))
  return flags.find((flag) => plain(flag) === meant)
}

function isKnown(command: string | undefined): boolean {
  return commands.some(({ name }) => name === command)
}

function unknownCommand(typed = ''): string {
  const names = commands.map(({ name }) => name)
  const meant = nearest(typed, [...names, 'help']) ?? flagLike(typed, generalFlags)
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`
  return `There is no command “${shown(typed, 60)}”.${hint}\nFor help: nap help\n`
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const afterHelp = `
Exit codes:
  0    done
  1    the plan has problems
  2    wrong usage, or no plan here
  3    something is missing: git, a browser, your name for git
  4    the disk: full, read-only, or a file is open in another program
  5    the state of the git repository does not allow it
  70   a fault in nap
  75   another program is at work on the plan; try again
  130  interrupted`
