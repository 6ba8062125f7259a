/** The shells that nap can complete words for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const

export type Shell = (typeof shells)[number]

// Each script hands the words so far to nap, which knows its commands, flags and the ids of the plan; it prints one
// proposal on each line, with a tab before what it means. Where it has none, the shell offers files.
const scripts: Readonly<Record<Shell, string>> = {
  bash: `# To load it now: source <(nap completion bash)
_nap_complete() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    line="\${line%%$'\\t'*}"
    [[ "$line" == "$current"* ]] && COMPREPLY+=("$line")
  done < <("\${COMP_WORDS[0]}" completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _nap_complete nap
`,
  zsh: `#compdef nap
# To load it now: source <(nap completion zsh)
_nap() {
  local -a proposals
  local line
  while IFS= read -r line; do
    line="\${line//:/\\\\:}"
    proposals+=("\${line/$'\\t'/:}")
  done < <("\${words[1]}" completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#proposals} )); then _describe nap proposals; else _files; fi
}
if [ "\${funcstack[1]}" = "_nap" ]; then _nap "$@"; else compdef _nap nap; fi
`,
  fish: `# To load it now: nap completion fish | source
function __nap_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l proposals (command $words[1] completion words -- $words[2..-1] "$current" 2>/dev/null)
    if set -q proposals[1]
        printf '%s\\n' $proposals
    else
        __fish_complete_path "$current"
    end
end
complete -c nap -f -a '(__nap_complete)'
`,
  powershell: `# To load it now: nap.cmd completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName nap, nap.cmd -ScriptBlock {
  param($word, $ast, $position)
  $typed = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -le $position } | ForEach-Object { $_.ToString() })
  $before = @($typed | Select-Object -Skip 1)
  if ($word -eq '') { $before += '""' }
  & nap.cmd completion words '--' @before 2>$null | ForEach-Object {
    $value, $meaning = $_ -split "\`t", 2
    if ($value -like "$word*") {
      if (-not $meaning) { $meaning = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
  }
}
`,
}

export function scriptFor(shell: Shell): string {
  return scripts[shell]
}
