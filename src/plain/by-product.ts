/** What a file is that a program left in a folder while it worked; nobody wrote it, and it is no part of a plan. */
export type ByProduct = 'system' | 'open-document' | 'backup' | 'merge' | 'unfinished' | 'elsewhere'

const kinds: readonly (readonly [kind: ByProduct, name: RegExp])[] = [
  // Windows, macOS and the file managers of Linux
  [
    'system',
    /^(?:desktop\.ini|(?:eh)?thumbs(?:_vista)?\.db|\.ds_store|\._.+|icon\r|\.directory|\.localized|\.spotlight-v100|\.trashes|\.fseventsd|\$recycle\.bin)$/i,
  ],
  // Word and its like keep these while a document is open; LibreOffice’s has the name of the reader in it.
  ['open-document', /^(?:~\$.+|\.~lock\..+#|~wrl\d+\.tmp)$/i],
  // iCloud keeps the content elsewhere.
  ['elsewhere', /^\..+\.icloud$/i],
  ['merge', /^.+\.(?:orig|rej)$|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\./],
  ['unfinished', /^.+\.(?:crdownload|part|partial|download)$|^[.~](?:syncthing|dropbox).+\.tmp$/i],
  ['backup', /^(?:.+\.(?:bak|tmp|temp|sw[a-p])|.+~|#.+#|\.#.+)$/i],
]

/** @param file with `/` on every system */
export function byProductAt(file: string): ByProduct | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return kinds.find(([, shape]) => shape.test(name))?.[0]
}
