/**
 * A path as one word of a line that git hands to a shell, also on Windows, after it has put file names in place of %A and
 * the like. The shell that comes with git for Windows reads `C:/plan`; elsewhere a backslash is a letter.
 */
export function shellWord(path: string, platform: NodeJS.Platform): string {
  const plain = platform === 'win32' ? path.replaceAll('\\', '/') : path
  return `'${plain.replaceAll('%', '%%').replaceAll("'", "'\\''")}'`
}
